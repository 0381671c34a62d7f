package bd.somoyshima.violation.cycle.b;

import bd.somoyshima.violation.cycle.a.PartA;
import org.jspecify.annotations.Nullable;

/** One half of a circle: caught by ArchitectureTest. */
public record PartB(@Nullable PartA other) {}
