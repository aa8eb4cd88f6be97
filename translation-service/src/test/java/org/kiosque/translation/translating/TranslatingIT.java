package org.kiosque.translation.translating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kiosque.translation.translating.ServiceUnderTest.article;
import static org.kiosque.translation.translating.ServiceUnderTest.newArticleId;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kiosque.common.events.SegmentOrigin;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.events.TranslationOrigin;
import org.kiosque.common.testing.RealParts;
import org.kiosque.common.testing.TestTokens;
import org.kiosque.translation.engine.Engines;
import org.kiosque.translation.translating.Translation.Status;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.context.ContextConfiguration;

/** The whole service on a real store and broker; only the engine is ours, so that it can fail when we want. */
@SpringBootTest(
        properties = {
            "kiosque.engines.apertium.enabled=false",
            "kiosque.translating.poll-interval=200ms",
            "kiosque.translating.first-pause=100ms",
            "kiosque.translating.attempts=3",
            "kiosque.translating.lease=3s",
            "kiosque.translating.batch-limit=2s"
        })
@ContextConfiguration(initializers = RealParts.class)
@Import({ServiceUnderTest.class, TestTokens.class, TranslatingIT.Pretend.class})
class TranslatingIT {

    @TestConfiguration(proxyBeanMethods = false)
    static class Pretend {
        @Bean
        PretendEngine pretendEngine() {
            return new PretendEngine();
        }
    }

    @Autowired
    private ServiceUnderTest service;

    @Autowired
    private PretendEngine engine;

    @Autowired
    private Translations translations;

    @Autowired
    private TranslationRun run;

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
        engine.there = true;
        engine.works = true;
        CountDownLatch gate = engine.gate;
        if (gate != null) {
            engine.gate = null;
            gate.countDown();
        }
    }

    @Test
    void aPublishedArticleIsTranslatedInAllItsTextsAndTold() {
        String id = newArticleId();
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
        assertThat(service.told(id).getFirst().sequence()).isEqualTo(1);
        assertThat(translations.find(id, "fr").orElseThrow().status()).isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void repeatedAndLateEventsChangeNothing() {
        String id = newArticleId();
        service.published(article(id, 1, "Un", null, "Texte premier."), 1);
        service.revised(article(id, 2, "Deux", null, "Texte second."), 2);
        service.awaitTranslation(id, 2);
        service.published(article(id, 1, "Un", null, "Texte premier."), 1);
        service.revised(article(id, 2, "Deux", null, "Texte second."), 2);
        String next = newArticleId();
        service.published(article(next, 1, "Suivant", null, "Texte."), 1);
        service.awaitTranslation(next, 1);
        await().during(Duration.ofMillis(500))
                .until(() -> service.told(id).stream().allMatch(told -> told.sequence() <= 2));
        assertThat(translations.find(id, "en").orElseThrow().work().revision()).isEqualTo(2);
    }

    @Test
    void withoutAnEngineItWaitsAndGoesOnByItselfWhenOneAppears() {
        engine.there = false;
        String id = newArticleId();
        service.published(article(id, 1, "Attente", null, "Texte."), 1);
        await().until(() -> translations.find(id, "en").isPresent());
        await().during(Duration.ofSeconds(1))
                .until(() -> translations.find(id, "en").orElseThrow().status() == Status.WAITING);
        assertThat(translations.find(id, "en").orElseThrow().failures()).isZero();
        engine.there = true;
        assertThat(service.awaitTranslation(id, 1).title()).isEqualTo("ATTENTE");
    }

    @Test
    void anUnchangedSentenceOfARevisionIsNotTranslatedAgain() {
        String id = newArticleId();
        service.published(
                article(id, 1, "Reprise", null, "Phrase gardée une.\nPhrase gardée deux. Phrase ancienne."), 1);
        service.awaitTranslation(id, 1);
        int asked = engine.asked.size();
        double reused = counted("reused");
        service.revised(article(id, 2, "Reprise", null, "Phrase gardée une. Phrase\ngardée deux. Phrase nouvelle."), 2);
        TranslatedArticle told = service.awaitTranslation(id, 2);
        assertThat(told.body()).isEqualTo("PHRASE GARDÉE UNE. PHRASE GARDÉE DEUX. PHRASE NOUVELLE.");
        assertThat(engine.asked.subList(asked, engine.asked.size())).containsExactly("Phrase nouvelle.");
        assertThat(counted("reused") - reused).isEqualTo(5); // title, alt, tag, two sentences
        assertThat(service.told(id).getLast().sequence()).isEqualTo(2);
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
        service.published(article(id, 1, "Ancien", null, "Texte."), 1);
        await().until(() -> engine.asked.contains("Ancien"));
        service.revised(article(id, 2, "Nouveau", null, "Texte."), 2);
        await().until(() -> translations.find(id, "en").orElseThrow().sequence() == 2);
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
                .find(id, "en")
                .filter(found -> found.status() == Status.WITHDRAWN)
                .isPresent());
        engine.there = true;
        await().during(Duration.ofSeconds(1)).until(() -> service.told(id).isEmpty());
        service.published(article(id, 3, "Rendu", null, "Texte."), 3);
        assertThat(service.awaitTranslation(id, 3).title()).isEqualTo("RENDU");
    }

    @Test
    void anEngineThatFailsAgainAndAgainEndsInUnavailableWithAReason() {
        engine.works = false;
        String id = newArticleId();
        service.published(article(id, 1, "Panne", null, "Texte."), 1);
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        translations.find(id, "en").map(Translation::status).orElse(null) == Status.UNAVAILABLE);
        assertThat(translations.find(id, "en").orElseThrow().reason()).isEqualTo("out of order");
        engine.works = true;
        service.revised(article(id, 2, "Réparé", null, "Texte."), 2);
        assertThat(service.awaitTranslation(id, 2).title()).isEqualTo("RÉPARÉ");
    }

    @Test
    void twoWorkersAtOnceTranslateEachArticleOnce() {
        var second = new TranslationWorker(
                translations,
                run,
                engines,
                properties,
                InstantSource.system(),
                new io.micrometer.core.instrument.simple.SimpleMeterRegistry());
        second.start();
        try {
            List<String> ids =
                    IntStream.range(0, 30).mapToObj(_ -> newArticleId()).toList();
            ids.forEach(id -> service.published(article(id, 1, "Unique " + id, null, "Texte."), 1));
            ids.forEach(id -> service.awaitTranslation(id, 1));
            await().during(Duration.ofMillis(500))
                    .until(() -> ids.stream().allMatch(id -> service.told(id).size() == 1));
            ids.forEach(id -> assertThat(engine.asked.stream().filter(("Unique " + id)::equals))
                    .hasSize(1));
        } finally {
            second.stop();
        }
    }

    @Test
    void theWorkOfAWorkerThatDiedIsTakenOverWhenItsLeaseHasRunOut() {
        engine.there = false;
        String id = newArticleId();
        service.published(article(id, 1, "Repris", null, "Texte."), 1);
        await().until(() -> translations.find(id, "en").isPresent());
        var now = InstantSource.system().instant();
        Translation dead = await().until(
                        () -> translations
                                .lease(List.of("fr-en"), "dead", now.plusSeconds(1), now.plusSeconds(3))
                                .orElse(null),
                        leased -> leased != null && leased.articleId().equals(id));
        engine.there = true;
        assertThat(service.awaitTranslation(id, 1).title()).isEqualTo("REPRIS");
        assertThat(InstantSource.system().instant()).isAfter(now.plusSeconds(3).minusMillis(100));
        // Should it have been only very slow, it finds that the translation is no longer its own.
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> translations.save(dead.postponed("late", null, 0, now)))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(translations.renew(dead, now.plusSeconds(60))).isFalse();
    }

    @Test
    void aTranslationSavedJustBeforeACrashIsToldAfterTheRestart() {
        engine.there = false;
        String id = newArticleId();
        var snapshot = article(id, 1, "Sauvé", null, "Texte.");
        service.published(snapshot, 1);
        await().until(() -> translations.find(id, "en").isPresent());
        Translation waiting = translations.find(id, "en").orElseThrow();
        var text = org.kiosque.translation.segmentation.ArticleText.of(snapshot);
        var segments = new java.util.TreeMap<Integer, TranslatedSegment>();
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
                snapshot, "en", text, segments, InstantSource.system().instant());
        // As a process leaves it that dies between the save and the sending: written, and nobody nudged.
        var document = new org.bson.Document();
        mongo.getConverter().write(waiting.done(completed.work(), completed.event()), document);
        mongo.getCollection("translations").replaceOne(new org.bson.Document("_id", waiting.id()), document);
        assertThat(service.awaitTranslation(id, 1).title()).isEqualTo("Saved");
        await().until(() ->
                translations.find(id, "en").orElseThrow().outbox().pending().isEmpty());
    }

    @Test
    void aLongArticleIsMadeInSeveralRunsThatKeepWhatIsDone() {
        String id = newArticleId();
        StringBuilder body = new StringBuilder();
        IntStream.range(0, 400)
                .forEach(i -> body.append("Phrase numéro ").append(i).append(" ici. "));
        service.published(article(id, 1, "Long", null, body.toString()), 1);
        TranslatedArticle told = service.awaitTranslation(id, 1);
        assertThat(told.segments()).hasSize(403);
        assertThat(told.body())
                .startsWith("PHRASE NUMÉRO 0 ICI. PHRASE NUMÉRO 1 ICI.")
                .endsWith("399 ICI. ");
    }

    private double counted(String result) {
        return meters.counter("translation.segments", "result", result, "pair", "fr-en")
                .count();
    }
}
