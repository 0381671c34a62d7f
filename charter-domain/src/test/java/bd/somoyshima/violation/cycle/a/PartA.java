package bd.somoyshima.violation.cycle.a;

import bd.somoyshima.violation.cycle.b.PartB;
import org.jspecify.annotations.Nullable;

/** One half of a circle: caught by ArchitectureTest. */
public record PartA(@Nullable PartB other) {}
