package bd.somoyshima.gateway.intake;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue that serves senders in turn, one item each, in the order in which each sent them.
 * A sender may fill half of the room that the others leave, so that there always is some for one
 * more.
 */
final class FairQueue<T> {

    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition emptied = lock.newCondition();

    private final Map<String, Queue<T>> bySender = new HashMap<>();

    /** The senders with something waiting, the one whose turn it is first. */
    private final ArrayDeque<String> turns = new ArrayDeque<>();

    private int size = 0;

    /**
     * An empty queue.
     *
     * @param capacity items of all senders, at most
     */
    FairQueue(int capacity) {
        this.capacity = capacity;
    }

    /** Adds an item if there is room for it. */
    boolean offer(String sender, T item) {
        lock.lock();
        try {
            return added(sender, item);
        } finally {
            lock.unlock();
        }
    }

    /** Adds an item as soon as there is room for it, if that is within the time. */
    boolean offer(String sender, T item, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (!added(sender, item)) {
                if (left <= 0) {
                    return false;
                }
                left = emptied.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean added(String sender, T item) {
        var own = bySender.get(sender);
        int ownSize = own == null ? 0 : own.size();
        if (ownSize >= Math.max(1, (capacity - (size - ownSize)) / 2) || size >= capacity) {
            return false;
        }
        if (own == null) {
            own = new ArrayDeque<>();
            bySender.put(sender, own);
            turns.add(sender);
        }
        own.add(item);
        size++;
        filled.signal();
        return true;
    }

    /** Moves items into a list, waiting for the first one. */
    void take(List<T> into, int most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (size == 0) {
                filled.await();
            }
            for (int i = 0; i < most && size > 0; i++) {
                into.add(next());
            }
            emptied.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private T next() {
        var sender = turns.remove();
        var own = bySender.get(sender);
        @Nullable T item = own == null ? null : own.poll();
        if (own == null || item == null) {
            throw new IllegalStateException(sender + " has a turn and nothing waiting");
        }
        if (own.isEmpty()) {
            bySender.remove(sender);
        } else {
            turns.add(sender);
        }
        size--;
        return item;
    }

    int size() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        return size() == 0;
    }
}
