package org.kiosque.comment.notices;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.kiosque.comment.comments.NoticedComments;
import org.kiosque.comment.discussions.Discussions;
import org.kiosque.comment.mail.MailRoom;
import org.kiosque.comment.privacy.MailboxSeal;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.common.store.CollectionIndexes;
import org.kiosque.common.time.BackgroundLoop;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

@Configuration(proxyBeanMethods = false)
class NoticesConfiguration {

    @Bean
    CollectionIndexes noticeIndexes() {
        return Notices.indexes();
    }

    /** Only where somebody is told as whom letters are sent. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("kiosque.notices.from")
    static class Sending {

        private static final int AT_ONCE = 2;
        private static final Duration PATIENCE = Duration.ofSeconds(5);
        private static final Duration DIGESTS = Duration.ofMinutes(1);

        @Bean
        NoticeMaker noticeMaker(Notices notices) {
            return new NoticeMaker(notices);
        }

        @Bean
        Letters letters(
                NoticedComments comments,
                Discussions discussions,
                MailboxSeal seal,
                SiteLanguages languages,
                NoticesProperties properties) {
            return new Letters(comments, discussions, seal, languages, properties);
        }

        @Bean
        NoticeWorker noticeWorker(
                Notices notices,
                Letters letters,
                ObjectProvider<JavaMailSender> mail,
                NoticesProperties properties,
                MeterRegistry meters) {
            var room = new MailRoom(mail.getIfAvailable(), properties.from(), "kiosque.notices.from");
            return new NoticeWorker(notices, letters, room, properties.maxPerMailbox(), meters);
        }

        @Bean
        BackgroundLoop noticeLoop(NoticeWorker worker) {
            return new BackgroundLoop("letters", AT_ONCE, PATIENCE, worker::round);
        }

        /** One for each moderator and span of time, whichever replica notes it. */
        @Bean
        BackgroundLoop digestLoop(Notices notices, NoticesProperties properties, InstantSource clock) {
            return new BackgroundLoop("digests", () -> {
                long span = clock.millis() / properties.digestEvery().toMillis();
                for (int place = 0; place < properties.moderators().size(); place++) {
                    notices.add(Notice.DIGEST, span + ":" + place, String.valueOf(place), null);
                }
                return DIGESTS;
            });
        }
    }
}
