package bd.somoyshima;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What the domain may know. Each rule is also shown to catch a violation, in the package {@code
 * violation}.
 */
class ArchitectureTest {

    private static final JavaClasses DOMAIN =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("bd.somoyshima");

    private static final Map<String, Set<String>> WAYS_TO_ASK_THE_TIME =
            Map.of(
                    "java.lang.System", Set.of("currentTimeMillis", "nanoTime"),
                    "java.time.Instant", Set.of("now"),
                    "java.time.LocalDate", Set.of("now"),
                    "java.time.LocalDateTime", Set.of("now"),
                    "java.time.ZonedDateTime", Set.of("now"),
                    "java.time.OffsetDateTime", Set.of("now"));

    private static final ArchRule PLAIN_JAVA =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.axonframework..",
                            "org.springframework..",
                            "org.apache.kafka..",
                            "org.flywaydb..",
                            "tools.jackson..",
                            "java.sql..",
                            "javax.sql..")
                    .as("the domain is plain Java");

    /** Time is a parameter. */
    private static final ArchRule TIME_IS_A_PARAMETER =
            noClasses()
                    .should()
                    .callMethodWhere(
                            new DescribedPredicate<JavaCall<?>>("asks what time it is") {
                                @Override
                                public boolean test(JavaCall<?> call) {
                                    return WAYS_TO_ASK_THE_TIME
                                            .getOrDefault(call.getTargetOwner().getName(), Set.of())
                                            .contains(call.getName());
                                }
                            })
                    .as("nothing in the domain asks what time it is");

    private static ArchRule noCircles(String slices) {
        return slices().matching(slices).should().beFreeOfCycles();
    }

    @Test
    void theDomainIsPlainJava() {
        PLAIN_JAVA.check(DOMAIN);
        assertCaught(PLAIN_JAVA, "bd.somoyshima.violation.plainjava");
    }

    @Test
    void timeIsAParameter() {
        TIME_IS_A_PARAMETER.check(DOMAIN);
        assertCaught(TIME_IS_A_PARAMETER, "bd.somoyshima.violation.now");
    }

    @Test
    void packagesDoNotDependOnEachOtherInCircles() {
        noCircles("bd.somoyshima.(*)..").check(DOMAIN);
        assertCaught(
                noCircles("bd.somoyshima.violation.cycle.(*).."), "bd.somoyshima.violation.cycle");
    }

    private static void assertCaught(ArchRule rule, String violations) {
        var result = rule.evaluate(new ClassFileImporter().importPackages(violations));
        assertThat(result.hasViolation())
                .as("%s catches its violation", rule.getDescription())
                .isTrue();
    }
}
