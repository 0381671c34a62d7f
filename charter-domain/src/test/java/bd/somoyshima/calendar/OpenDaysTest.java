package bd.somoyshima.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Open days as bits say the same as a list of them, however long nothing is open. */
class OpenDaysTest {

    @Test
    void everyDayAndEveryPositionIsFound() {
        var random = new Random(7);
        for (int round = 0; round < 300; round++) {
            int days = 1 + random.nextInt(700);
            double share = random.nextInt(5) / 4.0;
            int gapFrom = random.nextInt(days);
            int gapUntil = gapFrom + random.nextInt(300);
            var open = new BitSet();
            for (int day = 0; day < days; day++) {
                open.set(day, (day < gapFrom || day >= gapUntil) && random.nextDouble() < share);
            }
            var table = new OpenDays(days, open::get);
            var list = new ArrayList<Integer>();
            for (int day = 0; day < days; day++) {
                assertThat(table.isOpen(day)).isEqualTo(open.get(day));
                if (open.get(day)) {
                    list.add(day);
                }
                assertThat(table.upTo(day)).isEqualTo(list.size());
            }
            assertThat(table.count()).isEqualTo(list.size());
            for (int position = 0; position < list.size(); position++) {
                assertThat(table.at(position)).isEqualTo(list.get(position));
            }
        }
    }
}
