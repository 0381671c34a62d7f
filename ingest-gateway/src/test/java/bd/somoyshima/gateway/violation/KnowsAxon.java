package bd.somoyshima.gateway.violation;

import org.axonframework.messaging.MetaData;

/** A class in the middle of the gateway that knows Axon: caught by ArchitectureTest. */
record KnowsAxon(MetaData metaData) {}
