package bd.somoyshima.gateway.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of an office's own. */
class NumberingTest {

    @ParameterizedTest
    @CsvSource({
        "2026######, 2026000123, true",
        "2026######, 2025000123, false",
        "2026######, 20260001234, false",
        "##########, 1448476800, true",
        "20###############, 20151125103000123, true",
        "2026######, 2026000123/correction-2, true",
        "2026######, 2026000123/other-2, false",
        "2026######, 2026০০০১২৩, false",
    })
    void aPatternIsTheWholeNumberWithAHashForADigit(
            String pattern, String number, boolean allowed) {
        assertThat(new Numbering(List.of("X-##", pattern)).allows(number)).isEqualTo(allowed);
        assertThat(Numbering.NONE.allows(number)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026", "2026 ######", ".*#+@", "২০২৬######"})
    void whatIsNoPatternIsRefused(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Numbering(List.of(pattern)))
                .withMessageContaining("numbering has '" + pattern + "'")
                .withMessageContaining("2026######");
    }

    @Test
    void tenPatternsAreEnough() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Numbering(Collections.nCopies(11, "20##")))
                .withMessageContaining("at most 10");
    }
}
