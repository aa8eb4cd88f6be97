package org.kiosque.comment.newsletter;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.kiosque.comment.discussions.Discussions;
import org.kiosque.comment.mail.MailRoom;
import org.kiosque.common.store.CollectionIndexes;
import org.kiosque.common.time.BackgroundLoop;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

@Configuration(proxyBeanMethods = false)
class NewsletterConfiguration {

    @Bean
    CollectionIndexes subscriptionIndexes() {
        return Subscriptions.indexes();
    }

    @Bean
    CollectionIndexes storyIndexes() {
        return Stories.indexes();
    }

    @Bean
    CollectionIndexes issueIndexes() {
        return Stories.issueIndexes();
    }

    @Bean
    CollectionIndexes newsletterLetterIndexes() {
        return Sendings.indexes();
    }

    /** Only where somebody is told as whom letters are sent. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("kiosque.newsletter.from")
    static class Delivery {

        private static final int AT_ONCE = 2;
        private static final Duration PATIENCE = Duration.ofSeconds(5);

        @Bean
        StoryListener storyListener(Stories stories) {
            return new StoryListener(stories);
        }

        @Bean
        NewsletterLetters newsletterLetters(
                Subscriptions subscriptions,
                Stories stories,
                Discussions discussions,
                SubscriptionTokens tokens,
                NewsletterProperties properties) {
            return new NewsletterLetters(subscriptions, stories, discussions, tokens, properties);
        }

        @Bean
        NewsletterWorker newsletterWorker(
                Subscriptions subscriptions,
                Stories stories,
                Sendings sendings,
                NewsletterLetters letters,
                ObjectProvider<JavaMailSender> mail,
                NewsletterProperties properties,
                InstantSource clock,
                MeterRegistry meters) {
            var room = new MailRoom(mail.getIfAvailable(), properties.from(), "kiosque.newsletter.from");
            return new NewsletterWorker(subscriptions, stories, sendings, letters, room, properties, clock, meters);
        }

        @Bean
        BackgroundLoop newsletterDays(NewsletterWorker worker) {
            return new BackgroundLoop("newsletter-days", worker::look);
        }

        @Bean
        BackgroundLoop newsletterMaking(NewsletterWorker worker) {
            return new BackgroundLoop("newsletter-making", worker::make);
        }

        @Bean
        BackgroundLoop newsletterSending(NewsletterWorker worker) {
            return new BackgroundLoop("newsletter-sending", AT_ONCE, PATIENCE, worker::send);
        }
    }
}
