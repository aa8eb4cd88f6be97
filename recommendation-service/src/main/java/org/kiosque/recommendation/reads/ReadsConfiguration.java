package org.kiosque.recommendation.reads;

import java.time.Duration;
import org.kiosque.common.store.CollectionIndexes;
import org.kiosque.common.time.BackgroundLoop;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReadsConfiguration {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    @Bean
    CollectionIndexes seenReadsIndexes() {
        return SeenReads.indexes();
    }

    @Bean
    CollectionIndexes attentionIndexes() {
        return Attention.indexes();
    }

    /** So that little is new when somebody asks. On a thread of its own: all that is scheduled shares one, and the first look is long. */
    @Bean
    BackgroundLoop attentionLoop(Attention attention) {
        return new BackgroundLoop("attention-follower", () -> {
            attention.follow();
            return BETWEEN_LOOKS;
        });
    }

    @Bean
    CollectionIndexes approvedCommentsIndexes() {
        return ApprovedComments.indexes();
    }

    @Bean
    BackgroundLoop commentCounting(ApprovedComments comments) {
        return new BackgroundLoop("comment-counting", comments::countOwed);
    }

    @Bean
    CollectionIndexes readersIndexes() {
        return Readers.indexes();
    }
}
