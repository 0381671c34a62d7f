package bd.somoyshima.projection.violation;

import org.axonframework.messaging.MetaData;

/** A class in the middle of the projection that knows Axon: caught by ArchitectureTest. */
record KnowsAxon(MetaData metaData) {}
