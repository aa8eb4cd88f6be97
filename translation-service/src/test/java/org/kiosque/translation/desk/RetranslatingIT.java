package org.kiosque.translation.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kiosque.translation.ServiceUnderTest.ENGLISH;
import static org.kiosque.translation.ServiceUnderTest.article;
import static org.kiosque.translation.ServiceUnderTest.newArticleId;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.kiosque.common.languages.Language;
import org.kiosque.translation.ServiceUnderTest.Stored;
import org.kiosque.translation.WithPretendEngine;
import org.kiosque.translation.translations.ShownTranslation;
import org.kiosque.translation.translations.Status;
import org.kiosque.translation.translations.TestTranslations;
import org.kiosque.translation.translations.TranslationQueues;
import org.springframework.beans.factory.annotation.Autowired;

/** A translation that is made again because a translator asked for it. */
class RetranslatingIT extends WithPretendEngine {

    @Autowired
    private TranslationDesk desk;

    @Test
    void aCompletedTranslationStaysReadableWhileItIsMadeAgain() {
        String id = newArticleId();
        service.published(article(id, 1, "Visible " + id, null, "Texte."), 1);
        service.awaitTranslation(id, 1);
        engine.works = false;
        desk.retranslate(id, ENGLISH);
        await().until(() -> service.stored(id).orElseThrow().putOffs() > 0);
        var shown = desk.one(id, ENGLISH);
        assertThat(shown.status()).isEqualTo(Status.WAITING);
        assertThat(shown.work().revision()).isEqualTo(1);
        assertThat(shown.work().segments()).isNotEmpty();
        service.revised(article(id, 2, "Nouveau " + id, null, "Texte."), 2);
        await().until(() -> {
            Stored found = service.stored(id).orElseThrow();
            return found.sequence() == 2 && found.putOffs() > 0;
        });
        shown = desk.one(id, ENGLISH);
        assertThat(shown.work().revision() < shown.article().revision()).isTrue();
        assertThat(shown.work().segments()).isNotEmpty();
        engine.works = true;
        service.awaitTranslation(id, 2);
        assertThat(engine.asked("Texte.")).isNotEmpty();
    }

    @Test
    void twoRetranslationsAtOnceAreOne() throws Exception {
        String id = newArticleId();
        service.published(article(id, 1, "Double " + id, null, "Texte."), 1);
        service.awaitTranslation(id, 1);
        worker.stop();
        var bothHaveRead = new CyclicBarrier(2);
        var reads = new AtomicInteger();
        var store = new TestTranslations(mongo) {
            @Override
            public Optional<ShownTranslation> find(String articleId, Language language) {
                Optional<ShownTranslation> found = super.find(articleId, language);
                if (reads.incrementAndGet() <= 2) {
                    try {
                        bothHaveRead.await(10, TimeUnit.SECONDS);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }
                return found;
            }
        };
        var both = new TranslationDesk(store, new TranslationQueues(mongo), worker, engines);
        var first = CompletableFuture.supplyAsync(() -> both.retranslate(id, ENGLISH), Thread::startVirtualThread);
        var second = CompletableFuture.supplyAsync(() -> both.retranslate(id, ENGLISH), Thread::startVirtualThread);
        assertThat(first.get(10, TimeUnit.SECONDS).status()).isEqualTo(Status.WAITING);
        assertThat(second.get(10, TimeUnit.SECONDS).status()).isEqualTo(Status.WAITING);
        worker.start();
        await().until(() -> service.told(id).size() == 2);
        assertThat(engine.asked("Double " + id)).hasSize(2);
    }
}
