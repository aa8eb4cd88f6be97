package org.kiosque.common.store;

import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.kiosque.common.time.BackgroundLoop;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;

/** MongoDB as every service uses it: durable writes, deadlines, indexes, and a health check that any server understands. */
@AutoConfiguration(afterName = "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration")
@ConditionalOnClass({MongoOperations.class, MongoClientSettings.class})
@EnableConfigurationProperties(StoreProperties.class)
public class StoreAutoConfiguration {

    /** Acknowledged means written to the journal, of a majority where there is one. */
    @Bean
    MongoClientSettingsBuilderCustomizer durableWrites(StoreProperties properties) {
        String acknowledgedBy = properties.writeConcern();
        WriteConcern concern = (acknowledgedBy.chars().allMatch(Character::isDigit)
                        ? new WriteConcern(Integer.parseInt(acknowledgedBy))
                        : new WriteConcern(acknowledgedBy))
                .withJournal(true);
        return settings -> settings.writeConcern(concern)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(3, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(2, TimeUnit.SECONDS).readTimeout(10, TimeUnit.SECONDS))
                // Who gets no connection is told so soon, instead of queueing for two minutes behind a busy store.
                .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(3, TimeUnit.SECONDS));
    }

    /** After the settings of TLS, on which it depends what is told. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    MongoClientSettingsBuilderCustomizer handshakes(Environment environment) {
        return settings -> settings.applyToSslSettings(
                tls -> settings.applyToServerSettings(server -> server.addServerMonitorListener(new HandshakeListener(
                        tls.build().isEnabled() && !environment.containsProperty("spring.mongodb.ssl.bundle")))));
    }

    @Bean
    SmartInitializingSingleton looseWrites(MongoTemplate mongo, ObjectProvider<LooseCollection> loose) {
        return () -> {
            Set<String> names = loose.stream().map(LooseCollection::name).collect(Collectors.toUnmodifiableSet());
            mongo.setWriteConcernResolver(action -> names.contains(action.getCollectionName())
                    ? WriteConcern.W1.withJournal(false)
                    : action.getDefaultWriteConcern());
        };
    }

    @Bean
    BackgroundLoop storePreparation(
            MongoOperations mongo, ObjectProvider<FormerCollection> former, ObjectProvider<CollectionIndexes> indexes) {
        return StorePreparation.loop(
                mongo, former.stream().toList(), indexes.stream().toList());
    }

    @Bean
    MongoPingHealthIndicator mongoPingHealthIndicator(MongoOperations mongo) {
        return new MongoPingHealthIndicator(mongo);
    }
}
