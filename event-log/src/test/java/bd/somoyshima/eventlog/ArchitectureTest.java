package bd.somoyshima.eventlog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** What the event log may know. The rule is also shown to catch a violation. */
class ArchitectureTest {

    private static final ArchRule NOTHING_OF_THE_WEB =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.springframework.web..",
                            "org.springframework.boot..",
                            "org.springframework.security..",
                            "jakarta.servlet..",
                            "java.net.http..",
                            "bd.somoyshima.web..",
                            "bd.somoyshima.gateway..",
                            "bd.somoyshima.projection..")
                    .as("the event log knows the domain, the event store and the database only");

    @Test
    void theEventLogKnowsNothingOfTheWebAndTheApplications() {
        NOTHING_OF_THE_WEB.check(
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("bd.somoyshima.eventlog"));
        assertThat(
                        NOTHING_OF_THE_WEB
                                .evaluate(
                                        new ClassFileImporter()
                                                .importPackages("bd.somoyshima.eventlog.violation"))
                                .hasViolation())
                .isTrue();
    }
}
