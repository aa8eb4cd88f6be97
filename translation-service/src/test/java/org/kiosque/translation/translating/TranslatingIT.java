package org.kiosque.translation.translating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.kiosque.translation.translating.ServiceUnderTest.ENGLISH;
import static org.kiosque.translation.translating.ServiceUnderTest.FRENCH;
import static org.kiosque.translation.translating.ServiceUnderTest.article;
import static org.kiosque.translation.translating.ServiceUnderTest.newArticleId;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kiosque.common.events.SegmentOrigin;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.events.TranslationCompleted;
import org.kiosque.common.events.TranslationOrigin;
import org.kiosque.common.inbox.Inbox;
import org.kiosque.common.languages.Language;
import org.kiosque.common.testing.RealParts;
import org.kiosque.common.testing.TestTokens;
import org.kiosque.translation.engine.Engines;
import org.kiosque.translation.segmentation.ArticleText;
import org.kiosque.translation.translating.Translation.Status;
import org.kiosque.translation.translating.Translation.Work;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.context.ContextConfiguration;

/** The whole service on a real store and broker; only the engine is ours, so that it can fail when we want. */
@SpringBootTest(
        properties = {
            "kiosque.engines.apertium.enabled=false",
            "kiosque.translating.poll-interval=200ms",
            "kiosque.translating.first-pause=100ms",
            "kiosque.translating.longest-pause=500ms",
            "kiosque.translating.attempts=3",
            "kiosque.translating.lease=1500ms",
            "kiosque.translating.batch-limit=2s"
        })
@ContextConfiguration(initializers = RealParts.class)
@Import({ServiceUnderTest.class, TestTokens.class, TranslatingIT.Pretend.class})
class TranslatingIT {

    @TestConfiguration(proxyBeanMethods = false)
    static class Pretend {
        @Bean
        PretendEngine pretendEngine() {
            return new PretendEngine("pretend", true);
        }

        /** Preferred, did its licence not keep its text out of print. */
        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        PretendEngine privateEngine() {
            PretendEngine engine = new PretendEngine("private", false);
            engine.there = false;
            return engine;
        }
    }

    @Autowired
    private ServiceUnderTest service;

    @Autowired
    @Qualifier("pretendEngine") private PretendEngine engine;

    @Autowired
    @Qualifier("privateEngine") private PretendEngine unpublishable;

    @Autowired
    private Translations translations;

    @Autowired
    private TranslationRun run;

    @Autowired
    private TranslationWorker worker;

    @Autowired
    private TranslationDesk desk;

    @Autowired
    private LeaseKeeper leases;

    @Autowired
    private Inbox inbox;

    @Autowired
    private Engines engines;

    @Autowired
    private TranslatingProperties properties;

    @Autowired
    private MongoOperations mongo;

    @Autowired
    private MeterRegistry meters;

    @AfterEach
    void mend() {
        engine.mend();
        unpublishable.there = false;
        worker.start();
    }

    @Test
    void aPublishedArticleIsTranslatedInAllItsTextsAndTold() {
        String id = newArticleId();
        long before = InstantSource.system().millis();
        service.published(
                article(
                        id,
                        1,
                        "Le titre",
                        "Le chapeau.",
                        "Un *mot* et [un lien](https://example.org). Fin.\n\n```\ncode\n```\n"),
                1);
        TranslatedArticle told = service.awaitTranslation(id, 1);
        assertThat(told.title()).isEqualTo("LE TITRE");
        assertThat(told.slug()).isEqualTo("le-titre-" + id);
        assertThat(told.lead()).isEqualTo("LE CHAPEAU.");
        assertThat(told.body()).isEqualTo("UN *MOT* ET [UN LIEN](https://example.org). FIN.\n\n```\ncode\n```\n");
        assertThat(told.tags()).singleElement().satisfies(tag -> {
            assertThat(tag.key()).isEqualTo("energie");
            assertThat(tag.name()).isEqualTo("ÉNERGIE SOLAIRE");
        });
        assertThat(told.image().alt()).isEqualTo("UN ARBRE PRÈS DE LA GARE");
        assertThat(told.originalTitle()).isEqualTo("Le titre");
        assertThat(told.origin()).isEqualTo(TranslationOrigin.MACHINE);
        assertThat(told.engine()).isEqualTo("pretend");
        assertThat(told.segments())
                .extracting(SegmentOrigin::field)
                .containsExactly("title", "lead", "alt", "body", "body", "tag");
        assertThat(service.told(id).getFirst().sequence())
                .isBetween(before, InstantSource.system().millis() + 1);
        assertThat(translations.find(id, FRENCH).orElseThrow().status()).isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void repeatedAndLateEventsChangeNothing() {
        String id = newArticleId();
        service.published(article(id, 1, "Un", null, "Texte premier."), 1);
        service.revised(article(id, 2, "Deux", null, "Texte second."), 2);
        service.awaitTranslation(id, 2);
        service.published(article(id, 1, "Un", null, "Texte premier."), 1);
        service.revised(article(id, 2, "Deux", null, "Texte second."), 2);
        // What comes later under the same key has been read after these.
        service.revised(article(id, 3, "Trois", null, "Texte troisième."), 3);
        service.awaitTranslation(id, 3);
        assertThat(service.told(id))
                .extracting(told ->
                        ((TranslationCompleted) told.event()).translation().revision())
                .isSubsetOf(1L, 2L, 3L)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(translations.find(id, ENGLISH).orElseThrow().work().revision())
                .isEqualTo(3);
    }

    @Test
    void withoutAnEngineItWaitsAndGoesOnByItselfWhenOneAppears() {
        engine.there = false;
        String id = newArticleId();
        service.published(article(id, 1, "Attente", null, "Texte."), 1);
        await().until(() -> translations.find(id, ENGLISH).isPresent());
        await().during(Duration.ofSeconds(1))
                .until(() -> translations.find(id, ENGLISH).orElseThrow().status() == Status.WAITING);
        assertThat(translations.find(id, ENGLISH).orElseThrow().failures()).isZero();
        engine.there = true;
        assertThat(service.awaitTranslation(id, 1).title()).isEqualTo("ATTENTE");
    }

    @Test
    void anUnchangedSentenceOfARevisionIsNotTranslatedAgain() {
        String id = newArticleId();
        service.published(
                article(
                        id,
                        1,
                        "Reprise " + id,
                        null,
                        "Phrase gardée une %1$s.\nPhrase gardée deux %1$s. Phrase ancienne %1$s.".formatted(id)),
                1);
        service.awaitTranslation(id, 1);
        int asked = engine.asked(id).size();
        service.revised(
                article(
                        id,
                        2,
                        "Reprise " + id,
                        null,
                        "Phrase gardée une %1$s. Phrase\ngardée deux %1$s. Phrase nouvelle %1$s.".formatted(id)),
                2);
        TranslatedArticle told = service.awaitTranslation(id, 2);
        assertThat(told.body())
                .isEqualTo("PHRASE GARDÉE UNE %1$s. PHRASE GARDÉE DEUX %1$s. PHRASE NOUVELLE %1$s."
                        .formatted(id.toUpperCase(Locale.ROOT)));
        assertThat(engine.asked(id).subList(asked, engine.asked(id).size()))
                .containsExactly("Phrase nouvelle " + id + ".");
        assertThat(service.told(id).getLast().sequence())
                .isEqualTo(service.told(id).getFirst().sequence() + 1);
    }

    @Test
    void theSameCharactersAreTranslatedAgainWhereTheyAreMarkdown() {
        String id = newArticleId();
        service.published(article(id, 1, "Un *mot* " + id, null, "Texte."), 1);
        assertThat(service.awaitTranslation(id, 1).title()).isEqualTo("UN *MOT* " + id.toUpperCase(Locale.ROOT));
        service.revised(article(id, 2, "Un *mot* " + id, null, "Un *mot* " + id), 2);
        assertThat(service.awaitTranslation(id, 2).body()).isEqualTo("UN *MOT* " + id.toUpperCase(Locale.ROOT));
        assertThat(engine.asked(id)).containsExactly("Un *mot* " + id, "Un ⟦0⟧mot⟦1⟧ " + id);
    }

    @Test
    void anEngineWithoutWordsForASentenceLeavesItAsItIs() {
        String id = newArticleId();
        service.published(article(id, 1, "Silence", null, "Avant. C’est *muet* ici. Après."), 1);
        assertThat(service.awaitTranslation(id, 1).body()).isEqualTo("AVANT. C’est *muet* ici. APRÈS.");
    }

    @Test
    void anEngineWhoseTextMayNotBePublishedIsNotUsedForArticles() {
        engine.there = false;
        unpublishable.there = true;
        String id = newArticleId();
        service.published(article(id, 1, "Privé " + id, null, "Texte."), 1);
        await().until(() -> translations.find(id, ENGLISH).isPresent());
        await().during(Duration.ofSeconds(1))
                .until(() -> translations.find(id, ENGLISH).orElseThrow().status() == Status.WAITING);
        assertThat(desk.one(id, ENGLISH).reason()).contains("no engine");
        engine.there = true;
        assertThat(service.awaitTranslation(id, 1).engine()).isEqualTo("pretend");
        assertThat(unpublishable.asked(id)).isEmpty();
    }

    @Test
    void oneRefusedSentenceStaysAsItIsAndTheOthersAreTranslated() {
        String id = newArticleId();
        service.published(article(id, 1, "Refus", null, "Avant. C’est *indicible* ici. Après."), 1);
        TranslatedArticle told = service.awaitTranslation(id, 1);
        assertThat(told.body()).isEqualTo("AVANT. C’est *indicible* ici. APRÈS.");
        assertThat(told.origin()).isEqualTo(TranslationOrigin.MIXED);
        assertThat(told.segments()).extracting(SegmentOrigin::origin).contains("machine", "source");
    }

    @Test
    void anEngineThatLosesTheMarkupIsAskedPieceByPiece() {
        String id = newArticleId();
        service.published(article(id, 1, "Pièces", null, "Un perdu [lien](https://example.org) ici."), 1);
        assertThat(service.awaitTranslation(id, 1).body()).isEqualTo("UN PERDU [LIEN](https://example.org) ICI.");
    }

    @Test
    void aRevisionThatArrivesDuringTheTranslationIsTheOnlyOneTold() {
        CountDownLatch gate = new CountDownLatch(1);
        engine.gate = gate;
        String id = newArticleId();
        service.published(article(id, 1, "Ancien " + id, null, "Texte."), 1);
        await().until(() -> !engine.asked(id).isEmpty());
        service.revised(article(id, 2, "Nouveau", null, "Texte."), 2);
        await().until(() -> translations.find(id, ENGLISH).orElseThrow().sequence() == 2);
        engine.gate = null;
        gate.countDown();
        assertThat(service.awaitTranslation(id, 2).title()).isEqualTo("NOUVEAU");
        await().during(Duration.ofMillis(500)).until(() -> service.told(id).size() == 1);
    }

    @Test
    void aWithdrawnArticleIsNotTranslatedEvenIfTheEventsComeAgain() {
        engine.there = false;
        String id = newArticleId();
        service.published(article(id, 1, "Retiré", null, "Texte."), 1);
        service.withdrawn(id, 2);
        service.published(article(id, 1, "Retiré", null, "Texte."), 1);
        await().until(() -> translations
                .find(id, ENGLISH)
                .filter(found -> found.status() == Status.WITHDRAWN)
                .isPresent());
        engine.there = true;
        await().during(Duration.ofSeconds(1)).until(() -> service.told(id).isEmpty());
        service.published(article(id, 3, "Rendu", null, "Texte."), 3);
        assertThat(service.awaitTranslation(id, 3).title()).isEqualTo("RENDU");
    }

    @Test
    void anArticleWithdrawnDuringItsTranslationIsNotTold() {
        CountDownLatch gate = new CountDownLatch(1);
        engine.gate = gate;
        String id = newArticleId();
        service.published(article(id, 1, "Retenu " + id, null, "Texte."), 1);
        await().until(() -> !engine.asked(id).isEmpty());
        service.withdrawn(id, 2);
        await().until(() -> translations.find(id, ENGLISH).orElseThrow().status() == Status.WITHDRAWN);
        engine.gate = null;
        gate.countDown();
        await().during(Duration.ofSeconds(1)).until(() -> service.told(id).isEmpty());
        assertThat(translations.find(id, ENGLISH).orElseThrow().status()).isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void anEngineThatIsDownForLongIsWaitedForWithoutAnyEvent() {
        engine.works = false;
        String id = newArticleId();
        service.published(article(id, 1, "Panne", null, "Texte."), 1);
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        translations.find(id, ENGLISH).map(Translation::putOffs).orElse(0) > properties.attempts() + 2);
        Translation waiting = translations.find(id, ENGLISH).orElseThrow();
        assertThat(waiting.status()).isEqualTo(Status.WAITING);
        assertThat(waiting.reason()).isEqualTo("out of order");
        engine.works = true;
        assertThat(service.awaitTranslation(id, 1).title()).isEqualTo("PANNE");
    }

    @Test
    void theDeadlineOfARunIsNoReasonToGiveUp() {
        worker.stop();
        String id = newArticleId();
        service.published(article(id, 1, "Délai", null, "Texte."), 1);
        await().until(() -> translations.find(id, ENGLISH).isPresent());
        var hurried = runWith(translations, propertiesWith(Duration.ZERO, properties.pollInterval()));
        for (int i = 1; i <= 2 * properties.attempts(); i++) {
            assertThat(hurried.over(leased(id))).isTrue();
            Translation putOff = translations.find(id, ENGLISH).orElseThrow();
            assertThat(putOff.status()).isEqualTo(Status.WAITING);
            assertThat(putOff.putOffs()).isEqualTo(i);
            assertThat(putOff.failures()).isZero();
        }
        worker.start();
        assertThat(service.awaitTranslation(id, 1).title()).isEqualTo("DÉLAI");
    }

    @Test
    void aStoreThatFailsIsNotTheTextsFault() {
        worker.stop();
        var failures = new AtomicInteger();
        var store = new Translations(mongo, inbox) {
            @Override
            Translation save(Translation translation) {
                if (failures.incrementAndGet() <= 2 * properties.attempts()) {
                    throw new DataAccessResourceFailureException("gone");
                }
                return super.save(translation);
            }
        };
        var other = workerWith(store, runWith(store, properties), properties);
        other.start();
        try {
            String id = newArticleId();
            service.published(article(id, 1, "Magasin", null, "Texte."), 1);
            assertThat(service.awaitTranslation(id, 1).title()).isEqualTo("MAGASIN");
            assertThat(failures).hasValueGreaterThan(2 * properties.attempts());
        } finally {
            other.stop();
        }
    }

    @Test
    void aTextThatFailsForNoKnownReasonIsGivenUpAndARevisionStartsAgain() {
        String id = newArticleId();
        service.published(article(id, 1, "Poison mortel " + id, null, "Texte."), 1);
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        translations.find(id, ENGLISH).map(Translation::status).orElse(null) == Status.UNAVAILABLE);
        assertThat(translations.find(id, ENGLISH).orElseThrow().reason()).isEqualTo("an unexpected failure");
        assertThat(engine.asked(id)).hasSize(properties.attempts());
        service.revised(article(id, 2, "Remède", null, "Texte."), 2);
        assertThat(service.awaitTranslation(id, 2).title()).isEqualTo("REMÈDE");
        assertThat(translations.find(id, ENGLISH).orElseThrow().failures()).isZero();
    }

    @Test
    void aTextThatEndsEveryProcessIsGivenUp() {
        worker.stop();
        String id = newArticleId();
        service.published(article(id, 1, "Fatal " + id, null, "Texte."), 1);
        await().until(() -> translations.find(id, ENGLISH).isPresent());
        for (int i = 1; i <= properties.attempts(); i++) {
            assertThat(leased(id).failures()).isEqualTo(i); // by a process that is never heard of again
        }
        worker.start();
        await().until(() -> translations.find(id, ENGLISH).orElseThrow().status() == Status.UNAVAILABLE);
        assertThat(translations.find(id, ENGLISH).orElseThrow().reason()).contains("ended");
        assertThat(engine.asked(id)).isEmpty();
        service.revised(article(id, 2, "Guéri", null, "Texte."), 2);
        assertThat(service.awaitTranslation(id, 2).title()).isEqualTo("GUÉRI");
    }

    @Test
    void aWorkerThatStumblesOverAnErrorGoesOn() {
        engine.deranged = true;
        int looks = engine.looks.get();
        await().until(() -> engine.looks.get() > looks + 2 * properties.workers());
        engine.deranged = false;
        String id = newArticleId();
        service.published(article(id, 1, "Debout", null, "Texte."), 1);
        assertThat(service.awaitTranslation(id, 1).title()).isEqualTo("DEBOUT");
    }

    @Test
    void whatWaitsIsCountedWhileAllWorkersAreBusy() {
        engine.gate = new CountDownLatch(1);
        List<String> ids = IntStream.range(0, 6).mapToObj(_ -> newArticleId()).toList();
        ids.forEach(id -> service.published(article(id, 1, "Foule " + id, null, "Texte."), 1));
        await().untilAsserted(() -> assertThat(
                        meters.get("translation.jobs.waiting").gauge().value())
                .isGreaterThanOrEqualTo(6));
        engine.mend();
        ids.forEach(id -> service.awaitTranslation(id, 1));
    }

    @Test
    void everyNudgeWakesAWorker() {
        worker.stop();
        engine.gate = new CountDownLatch(1);
        var sleepy = propertiesWith(properties.deadline(), Duration.ofMinutes(5));
        var other = workerWith(translations, run, sleepy);
        int looks = engine.looks.get();
        other.start();
        try {
            await().until(() -> engine.looks.get() >= looks + sleepy.workers()); // now they rest
            List<String> ids =
                    IntStream.range(0, 2).mapToObj(_ -> newArticleId()).toList();
            ids.forEach(id -> service.published(article(id, 1, "Réveil " + id, null, "Texte."), 1));
            await().until(() ->
                    ids.stream().allMatch(id -> translations.find(id, ENGLISH).isPresent()));
            other.nudge();
            other.nudge();
            await().until(() -> ids.stream().noneMatch(id -> engine.asked(id).isEmpty()));
            engine.mend();
            ids.forEach(id -> service.awaitTranslation(id, 1));
        } finally {
            engine.mend();
            other.stop();
        }
    }

    @Test
    void aCompletedTranslationStaysReadableWhileItIsMadeAgain() {
        String id = newArticleId();
        service.published(article(id, 1, "Visible " + id, null, "Texte."), 1);
        service.awaitTranslation(id, 1);
        engine.works = false;
        desk.retranslate(id, ENGLISH);
        await().until(() -> translations.find(id, ENGLISH).orElseThrow().putOffs() > 0);
        var shown = TranslationApi.OneTranslation.of(desk.one(id, ENGLISH));
        assertThat(shown.translation().status()).isEqualTo(Status.WAITING);
        assertThat(shown.translation().translatedRevision()).isEqualTo(1);
        assertThat(shown.segments()).isNotEmpty();
        service.revised(article(id, 2, "Nouveau " + id, null, "Texte."), 2);
        await().until(() -> {
            Translation found = translations.find(id, ENGLISH).orElseThrow();
            return found.sequence() == 2 && found.putOffs() > 0;
        });
        shown = TranslationApi.OneTranslation.of(desk.one(id, ENGLISH));
        assertThat(shown.translation().stale()).isTrue();
        assertThat(shown.segments()).isNotEmpty();
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
        var store = new Translations(mongo, inbox) {
            @Override
            Optional<Translation> find(String articleId, Language language) {
                Optional<Translation> found = super.find(articleId, language);
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
        var both = new TranslationDesk(store, worker, engines, InstantSource.system());
        var first = CompletableFuture.supplyAsync(() -> both.retranslate(id, ENGLISH), Thread::startVirtualThread);
        var second = CompletableFuture.supplyAsync(() -> both.retranslate(id, ENGLISH), Thread::startVirtualThread);
        assertThat(first.get(10, TimeUnit.SECONDS).status()).isEqualTo(Status.WAITING);
        assertThat(second.get(10, TimeUnit.SECONDS).status()).isEqualTo(Status.WAITING);
        worker.start();
        await().until(() -> service.told(id).size() == 2);
        assertThat(engine.asked("Double " + id)).hasSize(2);
    }

    @Test
    void aWorkerThatEndsDuringASentenceLeavesTheRestToTheNext() {
        engine.gate = new CountDownLatch(1);
        String id = newArticleId();
        service.published(article(id, 1, "Arrêt " + id, null, "Texte."), 1);
        await().until(() -> !engine.asked(id).isEmpty());
        long start = System.nanoTime();
        worker.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
        await().untilAsserted(() -> {
            Translation left = translations.find(id, ENGLISH).orElseThrow();
            assertThat(left.leasedUntil()).isNull();
            assertThat(left.failures()).isZero();
        });
        engine.mend();
        worker.start();
        service.awaitTranslation(id, 1);
        await().during(Duration.ofMillis(500)).until(() -> service.told(id).size() == 1);
        assertThat(engine.asked("Arrêt " + id)).hasSize(1);
    }

    @Test
    void twoWorkersAtOnceTranslateEachArticleOnce() {
        var second = workerWith(translations, run, properties);
        second.start();
        try {
            List<String> ids =
                    IntStream.range(0, 30).mapToObj(_ -> newArticleId()).toList();
            ids.forEach(id -> service.published(article(id, 1, "Unique " + id, null, "Texte."), 1));
            ids.forEach(id -> service.awaitTranslation(id, 1));
            await().during(Duration.ofMillis(500))
                    .until(() -> ids.stream().allMatch(id -> service.told(id).size() == 1));
            ids.forEach(id -> assertThat(engine.asked("Unique " + id)).hasSize(1));
        } finally {
            second.stop();
        }
    }

    @Test
    void anEngineSlowerThanTheLeaseIsAskedOnceThoughOthersAreIdle() {
        assertThat(PretendEngine.LONG).isGreaterThan(properties.lease().multipliedBy(2));
        var second = workerWith(translations, run, properties);
        second.start();
        try {
            String id = newArticleId();
            service.published(article(id, 1, "Discours interminable " + id, null, "Texte."), 1);
            service.awaitTranslation(id, 1);
            await().during(Duration.ofSeconds(1)).until(() -> service.told(id).size() == 1);
            assertThat(engine.asked(id)).hasSize(1);
        } finally {
            second.stop();
        }
    }

    @Test
    void aWorkerThatLostItsLeaseStopsAfterTheBatchAndTellsNothing() {
        CountDownLatch gate = new CountDownLatch(1);
        engine.gate = gate;
        String id = newArticleId();
        service.published(article(id, 1, "Perte " + id, null, ("Phrase " + id + ". ").repeat(60)), 1);
        await().until(() -> !engine.asked(id).isEmpty());
        // As another takes it up that could not see it renewed, and then dies.
        mongo.updateFirst(
                query(where("_id").is(id + ":en")),
                new Update()
                        .inc("version", 1)
                        .set("leasedUntil", InstantSource.system().instant().plusSeconds(4)),
                "translations");
        engine.gate = null;
        gate.countDown();
        await().during(Duration.ofSeconds(2))
                .until(() -> service.told(id).isEmpty() && engine.asked(id).size() <= properties.batch());
        service.awaitTranslation(id, 1);
        await().during(Duration.ofMillis(500)).until(() -> service.told(id).size() == 1);
    }

    @Test
    void anEmptiedStoreIsFilledAgainWithEventsThatTheOthersTakeForNews() {
        String id = newArticleId();
        service.published(article(id, 1, "Vidé", null, "Texte."), 1);
        service.awaitTranslation(id, 1);
        service.revised(article(id, 2, "Vidé", null, "Texte."), 2);
        service.awaitTranslation(id, 2);
        await().until(() ->
                translations.find(id, ENGLISH).orElseThrow().outbox().pending().isEmpty());
        mongo.remove(query(where("_id").is(id + ":en")), "translations");
        long told = service.told(id).getLast().sequence();
        await().until(() -> InstantSource.system().millis() > told);
        service.revised(article(id, 3, "Rempli", null, "Texte."), 3);
        service.awaitTranslation(id, 3);
        assertThat(service.told(id).getLast().sequence())
                .isGreaterThan(service.told(id).get(1).sequence());
    }

    @Test
    void theWorkOfAWorkerThatDiedIsTakenOverWhenItsLeaseHasRunOut() {
        engine.there = false;
        String id = newArticleId();
        service.published(article(id, 1, "Repris", null, "Texte."), 1);
        await().until(() -> translations.find(id, ENGLISH).isPresent());
        var now = InstantSource.system().instant();
        Translation dead = await().until(
                        () -> translations
                                .lease(List.of("fr-en"), now.plusSeconds(1), now.plusSeconds(3))
                                .orElse(null),
                        leased -> leased != null && leased.articleId().equals(id));
        engine.there = true;
        assertThat(service.awaitTranslation(id, 1).title()).isEqualTo("REPRIS");
        assertThat(InstantSource.system().instant()).isAfter(now.plusSeconds(3).minusMillis(100));
        // Should it have been only very slow, it finds that the translation is no longer its own.
        assertThatThrownBy(() -> translations.save(dead.postponed("late", null, 0, 0, now)))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(translations.renew(dead, now.plusSeconds(60))).isFalse();
    }

    @Test
    void aTranslationSavedJustBeforeACrashIsToldAfterTheRestart() {
        engine.there = false;
        String id = newArticleId();
        var snapshot = article(id, 1, "Sauvé", null, "Texte.");
        service.published(snapshot, 1);
        await().until(() -> translations.find(id, ENGLISH).isPresent());
        Translation waiting = translations.find(id, ENGLISH).orElseThrow();
        var text = ArticleText.of(snapshot);
        var segments = new TreeMap<Integer, TranslatedSegment>();
        text.segments()
                .forEach(segment -> segments.put(
                        segment.n(),
                        new TranslatedSegment(
                                segment.n(),
                                segment.field(),
                                segment.source(),
                                "Saved",
                                TranslatedSegment.Origin.MACHINE,
                                "pretend")));
        CompletedTranslation completed = CompletedTranslation.of(
                snapshot, ENGLISH, text, segments, InstantSource.system().instant());
        // As a process leaves it that dies between the save and the sending: written, and nobody nudged.
        var document = new Document();
        mongo.getConverter().write(waiting.done(completed.work(), completed.event()), document);
        mongo.getCollection("translations").replaceOne(new Document("_id", waiting.id()), document);
        assertThat(service.awaitTranslation(id, 1).title()).isEqualTo("Saved");
        await().until(() ->
                translations.find(id, ENGLISH).orElseThrow().outbox().pending().isEmpty());
    }

    @Test
    void aLongArticleIsMadeInSeveralRunsThatKeepWhatIsDone() {
        engine.patience.set(100);
        String id = newArticleId();
        StringBuilder body = new StringBuilder();
        IntStream.range(0, 400)
                .forEach(i -> body.append("Phrase numéro ")
                        .append(i)
                        .append(" de ")
                        .append(id)
                        .append(". "));
        service.published(article(id, 1, "Long " + id, null, body.toString()), 1);
        await().until(() ->
                translations.find(id, ENGLISH).map(Translation::begun).isPresent());
        Work begun = translations.find(id, ENGLISH).orElseThrow().begun();
        assertThat(begun.segments()).hasSizeBetween(1, 100);
        assertThat(service.told(id)).isEmpty();
        engine.patience.set(Integer.MAX_VALUE);
        TranslatedArticle told = service.awaitTranslation(id, 1);
        assertThat(told.segments()).hasSize(403);
        String shouted = id.toUpperCase(Locale.ROOT);
        assertThat(told.body())
                .startsWith("PHRASE NUMÉRO 0 DE %1$s. PHRASE NUMÉRO 1 DE %1$s.".formatted(shouted))
                .endsWith("399 DE " + shouted + ". ");
        Set<String> kept = begun.segments().stream()
                .map(TranslatedSegment::source)
                .filter(source -> source.contains(id))
                .collect(Collectors.toSet());
        assertThat(engine.asked(id).stream().filter(kept::contains)).hasSameSizeAs(kept);
    }

    /** Takes up the translation of this article as if it were due, whatever its lease. */
    private Translation leased(String id) {
        var farAway = InstantSource.system().instant().plus(Duration.ofDays(1));
        mongo.updateFirst(
                query(where("_id").is(id + ":en")),
                new Update().set("due", Instant.EPOCH).unset("leasedUntil"),
                "translations");
        Translation leased = translations
                .lease(List.of("fr-en"), Instant.EPOCH.plusMillis(1), farAway)
                .orElseThrow();
        assertThat(leased.articleId()).isEqualTo(id);
        mongo.updateFirst(query(where("_id").is(id + ":en")), new Update().unset("leasedUntil"), "translations");
        return leased;
    }

    private TranslationRun runWith(Translations store, TranslatingProperties changed) {
        return new TranslationRun(store, leases, engines, changed, InstantSource.system(), new SimpleMeterRegistry());
    }

    private TranslationWorker workerWith(Translations store, TranslationRun made, TranslatingProperties changed) {
        return new TranslationWorker(store, made, engines, changed, InstantSource.system(), new SimpleMeterRegistry());
    }

    private TranslatingProperties propertiesWith(Duration deadline, Duration pollInterval) {
        return new TranslatingProperties(
                properties.workers(),
                pollInterval,
                properties.batch(),
                properties.batchLimit(),
                deadline,
                properties.lease(),
                properties.firstPause(),
                properties.longestPause(),
                properties.attempts());
    }
}
