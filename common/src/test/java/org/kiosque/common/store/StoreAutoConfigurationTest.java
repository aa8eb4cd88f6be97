package org.kiosque.common.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.data.mongodb.core.MongoAction;
import org.springframework.data.mongodb.core.MongoActionOperation;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.WriteConcernResolver;

class StoreAutoConfigurationTest {

    @Test
    void writesAreJournaledAndNobodyWaitsLong() {
        var builder = MongoClientSettings.builder();
        new StoreAutoConfiguration()
                .durableWrites(new StoreProperties("majority"))
                .customize(builder);
        MongoClientSettings settings = builder.build();

        assertThat(settings.getWriteConcern().getJournal()).isTrue();
        assertThat(settings.getWriteConcern().getWString()).isEqualTo("majority");
        assertThat(settings.getConnectionPoolSettings().getMaxWaitTime(TimeUnit.SECONDS))
                .isEqualTo(3);
        assertThat(settings.getClusterSettings().getServerSelectionTimeout(TimeUnit.SECONDS))
                .isEqualTo(3);
    }

    @Test
    void onlyWhatMayBeLostWaitsForNoJournal() {
        var mongo = mock(MongoTemplate.class);
        var beans = new StaticListableBeanFactory(Map.of("one", new LooseCollection("loose")));
        new StoreAutoConfiguration()
                .looseWrites(mongo, beans.getBeanProvider(LooseCollection.class))
                .afterSingletonsInstantiated();
        var asked = ArgumentCaptor.forClass(WriteConcernResolver.class);
        verify(mongo).setWriteConcernResolver(asked.capture());

        assertThat(asked.getValue().resolve(writeTo("loose"))).isEqualTo(WriteConcern.W1.withJournal(false));
        assertThat(asked.getValue().resolve(writeTo("articles"))).isEqualTo(WriteConcern.MAJORITY);
    }

    private static MongoAction writeTo(String collection) {
        return new MongoAction(
                WriteConcern.MAJORITY,
                MongoActionOperation.UPDATE,
                collection,
                Document.class,
                new Document(),
                new Document());
    }
}
