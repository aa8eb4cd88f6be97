package org.kiosque.translation.making;

import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.delivery.TopicReplay;
import org.kiosque.common.events.Topics;
import org.kiosque.common.failures.TransientFailures;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.common.time.BackgroundLoop;
import org.kiosque.translation.translations.Translations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Has the archive translated into a language that the site has got since the last start: all articles are read from the topic
 * once more, which wants what is not wanted yet and changes nothing else. Several replicas may do it at once; one that dies
 * begins anew. In which order the archive is translated is the workers' business.
 */
@Component
class ArchiveInNewLanguages implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ArchiveInNewLanguages.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final KnownLanguages known;
    private final Translations translations;
    private final ArticleListener listener;
    private final SiteLanguages site;
    private final KafkaProperties kafka;
    private final BackgroundLoop loop = new BackgroundLoop("new-languages", this::look);

    ArchiveInNewLanguages(
            KnownLanguages known,
            Translations translations,
            ArticleListener listener,
            SiteLanguages site,
            KafkaProperties kafka) {
        this.known = known;
        this.translations = translations;
        this.listener = listener;
        this.site = site;
        this.kafka = kafka;
    }

    /** @return null when there is nothing more to do until the next start */
    private @Nullable Duration look() {
        try {
            if (known.isEmpty()) {
                known.add(translations.languages()); // of an earlier version, which did not write them down
            }
            known.retain(site.languages());
            List<Language> news = known.unknownOf(site.languages());
            // What is read into an empty store comes in all languages anyway.
            if (news.isEmpty() || translations.isEmpty() || readAll(news)) {
                known.add(news);
                return null;
            }
        } catch (DataAccessException e) {
            log.atWarn().log("New languages are looked for later: {}", e.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return PAUSE;
    }

    /** @return false when this is to end before all is read */
    private boolean readAll(List<Language> news) throws InterruptedException {
        log.atInfo().log("The archive is wanted in {}", news);
        var allRead = new CountDownLatch(1);
        var replay = new TopicReplay(
                "new-languages",
                List.of(Topics.ARTICLES),
                TopicReplay.Start.BEGINNING,
                kafka,
                PAUSE,
                new Articles(allRead));
        replay.start();
        try {
            boolean read = false;
            while (!read && isRunning()) {
                read = allRead.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
            return read;
        } finally {
            replay.stop();
        }
    }

    private final class Articles implements TopicReplay.Listener {

        private final CountDownLatch allRead;

        Articles(CountDownLatch allRead) {
            this.allRead = allRead;
        }

        /** @throws IOException when the store is away: then all is read again, since this would be left out otherwise */
        @Override
        public boolean hear(ConsumerRecord<String, @Nullable CloudEvent> record) throws IOException {
            try {
                listener.on(record);
                return true;
            } catch (RuntimeException e) {
                if (TransientFailures.causedBy(e)) {
                    throw new IOException(e);
                }
                throw e;
            }
        }

        @Override
        public void caughtUp() {
            allRead.countDown();
        }
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
