package org.kiosque.common.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

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
}
