package bd.somoyshima.projection;

import bd.somoyshima.eventlog.FactSerializer;
import bd.somoyshima.eventlog.Migrations;
import bd.somoyshima.eventlog.OrderedEventStorageEngine;
import bd.somoyshima.projection.feed.FactFeed;
import bd.somoyshima.projection.feed.WeighedFeed;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** How the projection is put together. Everything of Axon is wired here by hand. */
@Configuration(proxyBeanMethods = false)
class ProjectionWiring {

    /** By Axon, for its threads at the end of the log; charters among them are large. */
    private static final int MOST_EVENTS_CACHED = 1_000;

    private static final int SCHEDULED_TASKS = 8;

    /** Threads for what is done from time to time: none waits for another that takes long. */
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(SCHEDULED_TASKS);
        scheduler.setThreadNamePrefix("scheduling-");
        return scheduler;
    }

    /** The pool of the working role; the tables are up to date before it is handed out. */
    @Bean
    DataSource dataSource(ProjectionSettings settings) {
        var database = settings.database();
        if (!database.ownerUsername().isEmpty()) {
            for (var schema : new String[] {"eventlog", "access", "projection", "dash"}) {
                Migrations.run(
                        database.url(), database.ownerUsername(), database.ownerPassword(), schema);
            }
        }
        var pool = new HikariDataSource();
        pool.setPoolName("projection");
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(database.poolSize());
        pool.setConnectionTimeout(5_000);
        pool.addDataSourceProperty("ApplicationName", "sla-projection");
        // a batch of rows to be written stays in memory; compiling statements takes longer than
        // they do
        pool.addDataSourceProperty("options", "-c temp_buffers=32MB -c jit=off");
        return new PatientDataSource(pool);
    }

    @Bean(destroyMethod = "shutDown")
    EmbeddedEventStore eventStore(
            OrderedEventStorageEngine storageEngine, ProjectionSettings settings) {
        return EmbeddedEventStore.builder()
                .storageEngine(storageEngine)
                .fetchDelay(settings.feed().poll().toMillis())
                .timeUnit(TimeUnit.MILLISECONDS)
                .cachedEvents(MOST_EVENTS_CACHED)
                .build();
    }

    @Bean
    JdbcTokenStore tokenStore(ConnectionProvider connections, ProjectionSettings settings) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(new FactSerializer())
                .contentType(String.class)
                .claimTimeout(settings.feed().claimTimeout())
                // two projections in one process would take each other for themselves
                .nodeId(ManagementFactory.getRuntimeMXBean().getName() + "/" + UUID.randomUUID())
                .schema(
                        TokenSchema.builder()
                                .setTokenTable("projection.token_entry")
                                .setProcessorNameColumn("processor_name")
                                .setSegmentColumn("segment")
                                .setTokenColumn("token")
                                .setTokenTypeColumn("token_type")
                                .setTimestampColumn("timestamp")
                                .setOwnerColumn("owner")
                                .build())
                .build();
    }

    @Bean(destroyMethod = "shutDown")
    TrackingEventProcessor processor(
            FactFeed feed,
            EmbeddedEventStore eventStore,
            JdbcTokenStore tokenStore,
            TransactionManager transactions,
            ProjectionSettings settings) {
        var processor =
                TrackingEventProcessor.builder()
                        .name(FactFeed.PROCESSOR)
                        .eventHandlerInvoker(
                                SimpleEventHandlerInvoker.builder()
                                        .eventHandlers(List.of(feed))
                                        .listenerInvocationErrorHandler(
                                                PropagatingErrorHandler.INSTANCE)
                                        .sequencingPolicy(feed::share)
                                        .build())
                        .errorHandler(PropagatingErrorHandler.INSTANCE)
                        .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                        .messageSource(new WeighedFeed(eventStore, settings.feed().batch()))
                        .tokenStore(tokenStore)
                        .transactionManager(transactions)
                        .trackingEventProcessorConfiguration(
                                TrackingEventProcessorConfiguration.forParallelProcessing(
                                                settings.feed().segments())
                                        .andInitialSegmentsCount(settings.feed().segments())
                                        .andBatchSize(settings.feed().batch())
                                        .andEventAvailabilityTimeout(1, TimeUnit.SECONDS)
                                        .andInitialTrackingToken(
                                                StreamableMessageSource::createTailToken))
                        .build();
        processor.start();
        return processor;
    }
}
