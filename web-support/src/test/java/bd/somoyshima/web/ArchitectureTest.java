package bd.somoyshima.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** What the answers of both applications may know. The rule is also shown to catch a violation. */
class ArchitectureTest {

    private static final ArchRule NOTHING_OF_EVENTS =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.axonframework..",
                            "javax.sql..",
                            "org.springframework.jdbc..",
                            "bd.somoyshima.casefile..",
                            "bd.somoyshima.charter..",
                            "bd.somoyshima.fact..",
                            "bd.somoyshima.gateway..",
                            "bd.somoyshima.projection..")
                    .as("what is answered alike knows nothing of events, cases and applications");

    @Test
    void whatIsAnsweredAlikeKnowsNothingOfEventsAndApplications() {
        NOTHING_OF_EVENTS.check(
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("bd.somoyshima.web"));
        assertThat(
                        NOTHING_OF_EVENTS
                                .evaluate(
                                        new ClassFileImporter()
                                                .importPackages("bd.somoyshima.web.violation"))
                                .hasViolation())
                .isTrue();
    }
}
