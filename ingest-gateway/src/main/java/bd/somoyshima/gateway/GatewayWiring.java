package bd.somoyshima.gateway;

import bd.somoyshima.eventlog.EventMetaData;
import bd.somoyshima.eventlog.FactSerializer;
import bd.somoyshima.eventlog.Migrations;
import bd.somoyshima.eventlog.OrderedEventStorageEngine;
import bd.somoyshima.gateway.calendar.CalendarAggregate;
import bd.somoyshima.gateway.calendar.RememberedCalendar;
import bd.somoyshima.gateway.charter.CharterBookAggregate;
import bd.somoyshima.gateway.office.OfficeAggregate;
import bd.somoyshima.gateway.office.ZeroActivityAggregate;
import bd.somoyshima.gateway.privacy.ReferenceKey;
import bd.somoyshima.gateway.statement.StatementAggregate;
import bd.somoyshima.web.BrokerHealth;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How the gateway is put together. Everything of Axon is wired here by hand: what its
 * auto-configuration would choose on JDBC without JPA keeps events in memory and runs without
 * transactions.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class GatewayWiring {

    /** The pool of the working role; the tables are up to date before it is handed out. */
    @Bean
    HikariDataSource dataSource(GatewaySettings settings) {
        var database = settings.database();
        if (!database.ownerUsername().isEmpty()) {
            for (var schema : new String[] {"eventlog", "access", "gateway"}) {
                Migrations.run(
                        database.url(), database.ownerUsername(), database.ownerPassword(), schema);
            }
        }
        var pool = new HikariDataSource();
        pool.setPoolName("gateway");
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(database.poolSize());
        pool.setConnectionTimeout(5_000);
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("ApplicationName", "ingest-gateway");
        // a lock or an answer that does not come is told to the sender as 503
        pool.addDataSourceProperty("options", "-c lock_timeout=15s");
        pool.addDataSourceProperty("socketTimeout", "20");
        return pool;
    }

    @Bean
    ReferenceKey referenceKey(GatewaySettings settings) {
        return new ReferenceKey(settings.privacy().referenceKey());
    }

    @Bean
    TransactionTemplate transactions(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    @Bean(initMethod = "start", destroyMethod = "shutdown")
    Configuration axon(
            OrderedEventStorageEngine storageEngine,
            TransactionManager transactions,
            RememberedCalendar calendars) {
        return DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(c -> new FactSerializer())
                .configureTransactionManager(c -> transactions)
                .configureEmbeddedEventStore(c -> storageEngine)
                .configureCorrelationDataProviders(
                        c -> List.of(new SimpleCorrelationDataProvider(EventMetaData.ARRIVED_AT)))
                .configureAggregate(OfficeAggregate.class)
                .configureAggregate(ZeroActivityAggregate.class)
                .configureAggregate(CharterBookAggregate.class)
                .configureAggregate(
                        AggregateConfigurer.defaultConfiguration(CalendarAggregate.class)
                                .configureCache(c -> calendars))
                .configureAggregate(StatementAggregate.class)
                .buildConfiguration();
    }

    @Bean
    EventStore eventStore(Configuration axon) {
        return axon.eventStore();
    }

    @Bean
    @ConditionalOnProperty("somoyshima.intake.kafka.enabled")
    BrokerHealth brokerHealth(KafkaProperties kafka) {
        return new BrokerHealth(kafka.buildAdminProperties());
    }

    @Bean
    CommandGateway commandGateway(Configuration axon) {
        return axon.commandGateway();
    }
}
