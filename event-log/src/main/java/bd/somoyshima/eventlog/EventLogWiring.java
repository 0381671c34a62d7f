package bd.somoyshima.eventlog;

import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The event log as both applications use it, on their own pool of connections. Wired by hand: what
 * Axon's auto-configuration would choose on JDBC without JPA keeps events in memory and runs
 * without transactions.
 */
@Configuration(proxyBeanMethods = false)
public class EventLogWiring {

    @Bean
    TransactionManager axonTransactions(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    ConnectionProvider connections(DataSource dataSource) {
        return new SpringDataSourceConnectionProvider(dataSource);
    }

    @Bean
    OrderedEventStorageEngine storageEngine(
            ConnectionProvider connections, TransactionManager transactions) {
        return OrderedEventStorageEngine.on(
                connections, transactions, new FactSerializer(), new EventUpcasterChain());
    }

    /** What cases are judged by: the offices and charters of the nation, read once for all. */
    @Bean
    ReferenceFeed referenceFeed() {
        return new ReferenceFeed();
    }
}
