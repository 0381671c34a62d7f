package bd.somoyshima.projection;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** What the projection's classes may know. Each rule is also shown to catch a violation. */
class ArchitectureTest {

    /** Axon is kept at the edges: the feed and the wiring. */
    private static final ArchRule AXON_AT_THE_EDGES =
            noClasses()
                    .that()
                    .doNotHaveSimpleName("FactFeed")
                    .and()
                    .haveNameNotMatching(".*\\.WeighedFeed.*")
                    .and()
                    .doNotHaveSimpleName("FeedHealth")
                    .and()
                    .doNotHaveSimpleName("SegmentShares")
                    .and()
                    .doNotHaveSimpleName("ProjectionWiring")
                    .should()
                    .dependOnClassesThat(resideInAPackage("org.axonframework.."))
                    .as("Axon is known to the feed and the wiring only");

    @Test
    void axonIsKeptAtTheEdges() {
        AXON_AT_THE_EDGES.check(
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("bd.somoyshima.projection"));
        assertThat(
                        AXON_AT_THE_EDGES
                                .evaluate(
                                        new ClassFileImporter()
                                                .importPackages(
                                                        "bd.somoyshima.projection.violation"))
                                .hasViolation())
                .isTrue();
    }
}
