package bd.somoyshima.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FairQueueTest {

    private final FairQueue<String> queue = new FairQueue<>(10);

    private ArrayList<String> taken(int most) throws InterruptedException {
        var taken = new ArrayList<String>();
        queue.take(taken, most);
        return taken;
    }

    @Test
    void sendersAreServedInTurnAndEachInItsOwnOrder() throws InterruptedException {
        queue.offer("a", "a1");
        queue.offer("a", "a2");
        queue.offer("a", "a3");
        queue.offer("b", "b1");
        queue.offer("c", "c1");
        queue.offer("c", "c2");

        assertThat(taken(4)).containsExactly("a1", "b1", "c1", "a2");
        assertThat(taken(10)).containsExactly("c2", "a3");
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void aFloodLeavesRoomForOthers() {
        int flood = 0;
        while (queue.offer("flood", "f")) {
            flood++;
        }
        assertThat(flood).isEqualTo(5);
        assertThat(queue.offer("steady", "s")).isTrue();
        assertThat(queue.offer("third", "t")).isTrue();
        assertThat(queue.offer("flood", "f")).isFalse();
        assertThat(queue.size()).isEqualTo(7);
    }

    @Test
    void howeverManySendersThereAreItHoldsNoMoreThanItMay() {
        for (int i = 0; i < 30; i++) {
            queue.offer("sender " + i, "x");
        }
        assertThat(queue.size()).isEqualTo(10);
        assertThat(queue.offer("late", "x")).isFalse();
    }

    @Test
    void whoCanWaitIsLetInWhenSomethingIsTaken() throws Exception {
        while (queue.offer("a", "a")) {
            assertThat(queue.size()).isLessThanOrEqualTo(5);
        }
        assertThat(queue.offer("a", "late", Duration.ofMillis(20))).isFalse();
        var waiting =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return queue.offer("a", "waited", Duration.ofSeconds(20));
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                                return false;
                            }
                        });
        var taken = taken(1);
        assertThat(taken).containsExactly("a");
        assertThat(waiting.get(20, TimeUnit.SECONDS)).isTrue();
    }
}
