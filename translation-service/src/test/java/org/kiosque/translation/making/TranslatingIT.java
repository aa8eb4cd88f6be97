package org.kiosque.translation.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kiosque.translation.ServiceUnderTest.ENGLISH;
import static org.kiosque.translation.ServiceUnderTest.FRENCH;
import static org.kiosque.translation.ServiceUnderTest.article;
import static org.kiosque.translation.ServiceUnderTest.newArticleId;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kiosque.common.events.SegmentOrigin;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.events.TranslationOrigin;
import org.kiosque.translation.ServiceUnderTest.Stored;
import org.kiosque.translation.segmentation.ArticleText;
import org.kiosque.translation.translations.Job;
import org.kiosque.translation.translations.Reviewed;
import org.kiosque.translation.translations.Status;
import org.kiosque.translation.translations.TestTranslations;
import org.kiosque.translation.translations.TranslatedSegment;
import org.kiosque.translation.translations.Work;

/** What is translated of an article, and what is told of it. */
class TranslatingIT extends WithWorkers {

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
        assertThat(service.stored(id, FRENCH).orElseThrow().status()).isEqualTo(Status.WITHDRAWN);
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
                .isGreaterThan(service.told(id).getFirst().sequence());
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
        assertThat(service.awaitTranslation(id, 1).body())
                .isEqualTo("AVANT. <span lang=\"fr\">C’est *muet* ici.</span> APRÈS.");
    }

    @Test
    void oneRefusedSentenceStaysAsItIsAndTheOthersAreTranslated() {
        String id = newArticleId();
        service.published(article(id, 1, "Refus", null, "Avant. C’est *indicible* ici. Après."), 1);
        TranslatedArticle told = service.awaitTranslation(id, 1);
        assertThat(told.body()).isEqualTo("AVANT. <span lang=\"fr\">C’est *indicible* ici.</span> APRÈS.");
        assertThat(told.origin()).isEqualTo(TranslationOrigin.MACHINE);
        assertThat(told.segments()).extracting(SegmentOrigin::origin).contains("machine", "source");
    }

    @Test
    void whatTheGateDoesNotLetPassStaysInTheOriginalWithTheReasonAndIsCounted() throws Exception {
        double refusals = meters.counter("kiosque.translation.refused", "reason", "numbers", "pair", "fr-en")
                .count();
        String id = newArticleId();
        service.published(article(id, 1, "Barrage", null, "Avant. Il y a fautif 12 morts. Après."), 1);
        TranslatedArticle told = service.awaitTranslation(id, 1);
        assertThat(told.body()).isEqualTo("AVANT. <span lang=\"fr\">Il y a fautif 12 morts.</span> APRÈS.");
        var segments =
                json(get("/api/v1/articles/" + id + "/translations/en"), 200).path("segments");
        assertThat(segments)
                .filteredOn(segment -> !segment.path("gate").isNull())
                .singleElement()
                .satisfies(segment -> {
                    assertThat(segment.path("gate").asString()).isEqualTo("numbers");
                    assertThat(segment.path("origin").asString()).isEqualTo("source");
                });
        assertThat(meters.counter("kiosque.translation.refused", "reason", "numbers", "pair", "fr-en")
                        .count())
                .isEqualTo(refusals + 1);
    }

    @Test
    void whatOneEngineCannotTranslateTheNextOneIsAsked() {
        second.there = true;
        String id = newArticleId();
        service.published(article(id, 1, "Relais " + id, null, "Avant. Il y a fautif 12 morts ici. Après."), 1);
        TranslatedArticle told = service.awaitTranslation(id, 1);
        assertThat(told.body()).isEqualTo("AVANT. IL Y A FAUTIF 12 MORTS ICI. APRÈS.");
        assertThat(second.asked("fautif 12 morts ici")).hasSize(1);
        assertThat(second.asked(id)).as("what the first one has translated").isEmpty();
    }

    @Test
    void anEngineThatGivesNoAnswerIsLeftOutForTheNextOne() {
        engine.patience.set(1);
        second.there = true;
        String id = newArticleId();
        service.published(article(id, 1, "Panne " + id, null, "Première " + id + ". Seconde " + id + "."), 1);
        TranslatedArticle told = service.awaitTranslation(id, 1);
        assertThat(told.body()).startsWith("PREMIÈRE ").contains("SECONDE ");
        assertThat(second.asked(id)).isNotEmpty();
    }

    @Test
    void anEngineThatLosesTheMarkupIsAskedChunkByChunk() {
        String id = newArticleId();
        service.published(article(id, 1, "Pièces", null, "Un perdu [lien](https://example.org) ici."), 1);
        assertThat(service.awaitTranslation(id, 1).body()).isEqualTo("UN PERDU [LIEN](https://example.org) ICI.");
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
        await().until(() -> service.stored(id).map(Stored::begun).isPresent());
        Work begun = service.stored(id).orElseThrow().begun();
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

    @Test
    void aTranslationSavedJustBeforeACrashIsToldAfterTheRestart() {
        engine.there = false;
        String id = newArticleId();
        var snapshot = article(id, 1, "Sauvé", null, "Texte.");
        service.published(snapshot, 1);
        await().until(() -> service.stored(id).isPresent());
        Job job = leased(id);
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
                                "pretend",
                                null,
                                null,
                                null)));
        CompletedTranslation completed = CompletedTranslation.of(
                snapshot,
                ENGLISH,
                text,
                segments,
                Reviewed.of(null, "fr"),
                showing,
                InstantSource.system().instant());
        new TestTranslations(mongo)
                .doneByAProcessThatDied(job, completed.work(), Objects.requireNonNull(completed.event()));
        assertThat(service.awaitTranslation(id, 1).title()).isEqualTo("Saved");
        await().until(() -> service.stored(id).orElseThrow().outbox().pending().isEmpty());
    }
}
