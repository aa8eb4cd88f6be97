package org.kiosque.article.media;

import java.time.Duration;
import org.kiosque.common.store.CollectionIndexes;
import org.kiosque.common.time.BackgroundLoop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoOperations;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BucketProperties.class)
class MediaConfiguration {

    private static final Logger log = LoggerFactory.getLogger(MediaConfiguration.class);
    private static final int AT_ONCE = 200;
    private static final Duration LATER = Duration.ofSeconds(10);

    @Bean
    CollectionIndexes mediaIndexes() {
        return MediaLibrary.indexes();
    }

    @Bean
    MediaFiles mediaFiles(MongoOperations mongo, BucketProperties bucket) {
        var stored = new StoredFiles(mongo);
        return bucket.name() == null ? stored : new BucketFiles(bucket, bucket.name(), stored);
    }

    /** Until all have them that an earlier version stored without; another try later when the store is away. */
    @Bean
    BackgroundLoop mediaWords(MediaLibrary library) {
        return new BackgroundLoop("media-words", () -> {
            try {
                return library.complete(AT_ONCE) == 0 ? null : Duration.ZERO;
            } catch (DataAccessException e) {
                log.atWarn().log("Images are found by their words later: {}", e.toString());
                return LATER;
            }
        });
    }
}
