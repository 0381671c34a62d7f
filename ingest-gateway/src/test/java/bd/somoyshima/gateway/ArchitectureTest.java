package bd.somoyshima.gateway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** What the gateway's classes may know. Each rule is also shown to catch a violation. */
class ArchitectureTest {

    /**
     * Axon is kept at the edges: aggregates and their commands, the three ways into the event log,
     * the wiring.
     */
    private static final ArchRule AXON_AT_THE_EDGES =
            noClasses()
                    .that()
                    .haveSimpleNameNotEndingWith("Aggregate")
                    .and()
                    .doNotHaveSimpleName("ChangeOffice")
                    .and()
                    .doNotHaveSimpleName("DeclareZeroActivity")
                    .and()
                    .doNotHaveSimpleName("PublishCharter")
                    .and()
                    .doNotHaveSimpleName("PublishStatement")
                    .and()
                    .doNotHaveSimpleName("StatementPublicationController")
                    .and()
                    .doNotHaveSimpleName("DeclareInCalendar")
                    .and()
                    .doNotHaveSimpleName("RememberedCalendar")
                    .and()
                    .haveNameNotMatching(".*\\.CaseAppender(\\$.*)?")
                    .and()
                    .doNotHaveSimpleName("ReferenceIntake")
                    .and()
                    .doNotHaveSimpleName("GatewayWiring")
                    .should()
                    .dependOnClassesThat(resideInAPackage("org.axonframework.."))
                    .as(
                            "Axon is known to aggregates, commands, the appenders, what remembers an aggregate, and the"
                                    + " wiring only");

    @Test
    void axonIsKeptAtTheEdges() {
        AXON_AT_THE_EDGES.check(
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("bd.somoyshima.gateway"));
        assertThat(
                        AXON_AT_THE_EDGES
                                .evaluate(
                                        new ClassFileImporter()
                                                .importPackages("bd.somoyshima.gateway.violation"))
                                .hasViolation())
                .isTrue();
    }
}
