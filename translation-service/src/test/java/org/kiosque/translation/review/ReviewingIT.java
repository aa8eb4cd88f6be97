package org.kiosque.translation.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kiosque.translation.ServiceUnderTest.article;
import static org.kiosque.translation.ServiceUnderTest.newArticleId;

import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiosque.common.events.SegmentOrigin;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.events.TranslationOrigin;
import org.kiosque.translation.translations.Status;
import tools.jackson.databind.JsonNode;

/** What people write and approve, and what becomes of it. */
class ReviewingIT extends WithTranslator {

    @Test
    void aPersonsTextIsReadAtOnceAndSaysWhoseItIs() throws Exception {
        String id = newArticleId();
        service.published(article(id, 1, "Le quai", null, "Il pleut. Le train attend *encore*."), 1);
        service.awaitTranslation(id, 1);
        JsonNode saved = json(write(id, "Le train attend *encore*.", " The train is *still* waiting. ", "draft"), 200);
        assertThat(saved.at("/segments")).hasSize(1);
        assertThat(saved.at("/segments/0/target").asString()).isEqualTo("The train is *still* waiting.");
        await().until(() -> service.told(id).size() == 2);
        TranslatedArticle told = lastTold(id);
        assertThat(told.body()).isEqualTo("IL PLEUT. The train is *still* waiting.");
        assertThat(told.origin()).isEqualTo(TranslationOrigin.MIXED);
        assertThat(told.segments())
                .filteredOn(segment -> segment.origin().equals("human"))
                .extracting(SegmentOrigin::field)
                .containsExactly("body");
        assertThat(told.segments())
                .filteredOn(segment -> "draft".equals(segment.review()))
                .hasSize(1);
        assertThat(told.reviewedBy()).isNull();
        JsonNode segment = segment(sheet(id), "Le train attend *encore*.");
        assertThat(segment.at("/origin").asString()).isEqualTo("human");
        assertThat(segment.at("/engine").isNull()).isTrue();
        assertThat(segment.at("/review").asString()).isEqualTo("draft");
        assertThat(segment.at("/reviewedBy").asString()).isEqualTo("camille");
        assertThat(segment.at("/stale").asBoolean()).isFalse();
        assertThat(segment.at("/proposal").isNull()).isTrue();
    }

    @Test
    void approvingSaysWhoAndWhenAndLeavesTheMachinesTextTheMachines() throws Exception {
        String id = newArticleId();
        service.published(article(id, 1, "Approuvé", null, "Texte."), 1);
        service.awaitTranslation(id, 1);
        String read = tag(id);
        HttpResponse<String> approved = post(id, "/approval", read);
        JsonNode answer = json(approved, 200);
        assertThat(answer.at("/reviewedBy").asString()).isEqualTo("camille");
        await().until(() -> service.told(id).size() == 2);
        assertThat(lastTold(id).origin()).isEqualTo(TranslationOrigin.MACHINE);
        assertThat(lastTold(id).reviewedBy()).isEqualTo("camille");
        assertThat(lastTold(id).reviewedAt()).isNotNull();
        assertThat(sheet(id).at("/segments"))
                .allMatch(segment -> segment.at("/review").asString().equals("approved"));
        assertThat(post(id, "/approval", read).statusCode()).isEqualTo(412);
        assertThat(post(id, "/approval", tag(id)).statusCode()).isEqualTo(200);
        await().during(java.time.Duration.ofMillis(500))
                .until(() -> service.told(id).size() == 2);
        assertThat(lastTold(id).segments()).allMatch(segment -> segment.origin().equals("machine"));
    }

    @Test
    void peopleNeedNoEngine() throws Exception {
        engine.there = false;
        String id = newArticleId();
        service.published(article(id, 1, "Sans moteur", "Chapeau.", "Première. Deuxième."), 1);
        await().until(() -> service.stored(id).isPresent());
        assertThat(post(id, "/approval", tag(id)).statusCode()).isEqualTo(409);
        assertThat(json(write(id, "Première.", "First.", "approved"), 200)
                        .at("/status")
                        .asString())
                .isEqualTo("waiting");
        assertThat(json(writeAll(id, "By hand: "), 200).at("/status").asString())
                .isEqualTo("done");
        TranslatedArticle told = service.awaitTranslation(id, 1);
        assertThat(told.origin()).isEqualTo(TranslationOrigin.HUMAN);
        assertThat(told.engine()).isNull();
        assertThat(told.reviewedBy()).isEqualTo("camille");
        assertThat(told.title()).isEqualTo("By hand: Sans moteur");
        assertThat(told.image().alt()).isEqualTo("By hand: Un arbre près de la gare");
        service.revised(article(id, 2, "Sans moteur", "Chapeau.", "Deuxième. Première."), 2);
        assertThat(service.awaitTranslation(id, 2).body()).isEqualTo("By hand: Deuxième. By hand: Première.");
        service.revised(article(id, 3, "Sans moteur", "Chapeau.", "Deuxième. Troisième " + id + "."), 3);
        await().until(() -> service.stored(id).orElseThrow().begun() != null);
        assertThat(service.stored(id).orElseThrow().status()).isEqualTo(Status.WAITING);
        assertThat(segment(sheet(id), "Deuxième.").at("/target").asString()).isEqualTo("By hand: Deuxième.");
        engine.there = true;
        assertThat(service.awaitTranslation(id, 3).body())
                .isEqualTo("By hand: Deuxième. TROISIÈME %s.".formatted(id.toUpperCase(Locale.ROOT)));
    }

    @Test
    void aRevisionKeepsPeoplesTextsAndOffersThemForWhatHasChanged() throws Exception {
        String id = newArticleId();
        String changed = "Le pont de la gare %s rouvre mardi matin.".formatted(id);
        service.published(
                article(id, 1, "Pont", null, "Reste. Le pont de la gare %s rouvre lundi matin. Part.".formatted(id)),
                1);
        service.awaitTranslation(id, 1);
        json(write(id, "Reste.", "Stays.", "approved"), 200);
        json(
                write(
                        id,
                        "Le pont de la gare %s rouvre lundi matin.".formatted(id),
                        "The bridge opens on Monday.",
                        "approved"),
                200);
        json(write(id, "Part.", "Goes.", "approved"), 200);
        service.revised(article(id, 2, "Pont", null, "Tout neuf. Reste. " + changed), 2);
        assertThat(service.awaitTranslation(id, 2).body())
                .isEqualTo("TOUT NEUF. Stays. " + changed.toUpperCase(Locale.ROOT));
        assertThat(lastTold(id).segments())
                .filteredOn(told -> Boolean.TRUE.equals(told.stale()))
                .singleElement()
                .satisfies(told -> assertThat(told.review()).isNull());
        assertThat(lastTold(id).segments())
                .filteredOn(told -> "approved".equals(told.review()))
                .singleElement()
                .satisfies(told -> assertThat(told.origin()).isEqualTo("human"));
        JsonNode sheet = sheet(id);
        assertThat(segment(sheet, "Reste.").at("/stale").asBoolean()).isFalse();
        JsonNode stale = segment(sheet, changed);
        assertThat(stale.at("/stale").asBoolean()).isTrue();
        assertThat(stale.at("/proposal/target").asString()).isEqualTo("The bridge opens on Monday.");
        assertThat(stale.at("/proposal/earlierSource").asString()).contains("lundi");
        assertThat(segment(sheet, "Tout neuf.").at("/proposal").isNull()).isTrue();
        assertThat(sheet.at("/segments").toString()).doesNotContain("Goes.");
        // Somebody looks at it, and an author puts back what was taken out.
        json(write(id, changed, "The bridge opens on Tuesday.", "approved"), 200);
        assertThat(segment(sheet(id), changed).at("/stale").asBoolean()).isFalse();
        service.revised(article(id, 3, "Pont", null, "Reste. " + changed + " Part."), 3);
        assertThat(service.awaitTranslation(id, 3).body()).isEqualTo("Stays. The bridge opens on Tuesday. Goes.");
        service.published(article(id, 1, "Pont", null, "Autre chose."), 1); // an event that comes once more, and late
        service.revised(article(id, 2, "Pont", null, "Autre chose."), 2);
        service.revised(article(id, 4, "Le pont", null, "Reste. " + changed + " Part."), 4);
        assertThat(service.awaitTranslation(id, 4).body()).isEqualTo("Stays. The bridge opens on Tuesday. Goes.");
    }

    @Test
    void retranslationAsksOnlyForWhatNoPersonHasWrittenOrApproved() throws Exception {
        String id = newArticleId();
        service.published(article(id, 1, "Titre " + id, null, "Mot %1$s. Autre %1$s.".formatted(id)), 1);
        service.awaitTranslation(id, 1);
        json(write(id, "Mot %s.".formatted(id), "Word.", "draft"), 200);
        int asked = engine.asked(id).size();
        assertThat(post(id, "/retranslation", null).statusCode()).isEqualTo(202);
        await().until(() -> service.told(id).size() == 3);
        assertThat(engine.asked(id).subList(asked, engine.asked(id).size()))
                .containsExactly("Titre " + id, "Autre " + id + ".");
        assertThat(lastTold(id).body()).startsWith("Word. AUTRE");
    }

    @Test
    void equalSentencesMayBeTranslatedDifferently() throws Exception {
        String id = newArticleId();
        service.published(article(id, 1, "Échos", null, "Bien. Autre. Bien."), 1);
        service.awaitTranslation(id, 1);
        int first = numberOf(id, "Bien.");
        json(put(id, "/segments/" + first, tag(id), Map.of("target", "Well.")), 200);
        await().until(() -> service.told(id).size() == 2);
        assertThat(lastTold(id).body()).isEqualTo("Well. AUTRE. Well.");
        json(put(id, "/segments/" + (first + 2), tag(id), Map.of("target", "Good.")), 200);
        await().until(() -> service.told(id).size() == 3);
        assertThat(lastTold(id).body()).isEqualTo("Well. AUTRE. Good.");
    }

    @Test
    void aWithdrawnArticleKeepsPeoplesTextsUntilItComesBack() throws Exception {
        String id = newArticleId();
        service.published(article(id, 1, "Retour", null, "Texte " + id + "."), 1);
        service.awaitTranslation(id, 1);
        String read = tag(id);
        json(write(id, "Texte " + id + ".", "Kept.", "draft"), 200);
        service.withdrawn(id, 2);
        await().until(() -> service.stored(id).orElseThrow().status() == Status.WITHDRAWN);
        assertThat(put(id, "/segments/0", read, Map.of("target", "x")).statusCode())
                .isEqualTo(404);
        service.published(article(id, 3, "Retour", null, "Texte " + id + "."), 3);
        assertThat(service.awaitTranslation(id, 3).body()).isEqualTo("Kept.");
    }

    private TranslatedArticle lastTold(String id) {
        return service.told(id).getLast().event().translation();
    }
}
