package org.kiosque.translation.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kiosque.translation.ServiceUnderTest.article;
import static org.kiosque.translation.ServiceUnderTest.newArticleId;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.translation.translations.Job;
import org.kiosque.translation.translations.TestTranslations;
import org.springframework.data.mongodb.core.query.Update;

/** In which order translations are taken up, and that a withdrawn one is left. */
class FreshFirstIT extends WithWorkers {

    private static ArticleSnapshot at(Instant publishedAt, String id, long revision, Instant updatedAt) {
        ArticleSnapshot usual = article(id, revision, "Ordre " + id, null, "Texte " + id + ".");
        return new ArticleSnapshot(
                usual.articleId(),
                usual.revision(),
                usual.language(),
                usual.slug(),
                usual.title(),
                usual.lead(),
                usual.body(),
                usual.tags(),
                usual.authors(),
                usual.image(),
                usual.comments(),
                publishedAt,
                updatedAt);
    }

    @Test
    void todaysNewsComesBeforeTheArchiveAndOfThatTheNewestFirst() {
        engine.there = false;
        Instant now = InstantSource.system().instant();
        Instant imported = now.minusSeconds(60);
        String oldest = newArticleId();
        String older = newArticleId();
        String corrected = newArticleId();
        String fresh = newArticleId();
        List<String> ids = List.of(oldest, older, corrected, fresh);
        service.published(at(Instant.parse("1999-01-01T00:00:00Z"), oldest, 1, imported), 1);
        await().until(() -> service.stored(oldest).isPresent());
        service.published(at(Instant.parse("1999-06-01T00:00:00Z"), older, 1, imported), 1);
        await().until(() -> service.stored(older).isPresent());
        service.published(at(Instant.parse("1998-01-01T00:00:00Z"), corrected, 2, now), 1);
        await().until(() -> service.stored(corrected).isPresent());
        service.published(at(now, fresh, 1, now), 1);
        await().until(() -> service.stored(fresh).isPresent());
        // Others' translations may be due, too.
        var store = new TestTranslations(mongo);
        List<String> order = new ArrayList<>();
        List<Job> taken = new ArrayList<>();
        Optional<Job> next = store.lease(List.of("fr-en"), Duration.ofMinutes(5));
        while (next.isPresent() && !order.containsAll(ids)) {
            taken.add(next.get());
            order.add(next.get().articleId());
            next = store.lease(List.of("fr-en"), Duration.ofMinutes(5));
        }
        next.ifPresent(taken::add);
        taken.forEach(store::giveBack);
        assertThat(order).filteredOn(ids::contains).containsExactly(corrected, fresh, older, oldest);
        engine.there = true;
        ids.forEach(id -> await().until(() -> !service.told(id).isEmpty()));
    }

    @Test
    void howLongTheOldestHasWaitedIsSeen() {
        engine.there = false;
        String id = newArticleId();
        service.published(article(id, 1, "Attente", null, "Texte."), 1);
        await().until(() -> service.stored(id).isPresent());
        mongo.updateFirst(
                query(where("_id").is(id + ":en")),
                new Update().set("wantedAt", InstantSource.system().instant().minusSeconds(7_200)),
                "translations");
        await().until(() -> age() >= 7_200);
        engine.there = true;
        service.awaitTranslation(id, 1);
        await().until(() -> age() < 7_200);
    }

    private double age() {
        return meters.get("translation.jobs.oldest.age").gauge().value();
    }

    @Test
    void whatIsWithdrawnWhileItIsMadeStopsAfterTheBatchAndIsNotTold() {
        String id = newArticleId();
        engine.hold(id);
        service.published(article(id, 1, "Retrait " + id, null, sentences(id)), 1);
        await().until(() -> !engine.asked(id).isEmpty());
        service.withdrawn(id, 2);
        await().until(() -> service.stored(id).orElseThrow().sequence() == 2);
        engine.release();
        String other = newArticleId();
        service.published(article(other, 1, "Autre " + other, null, "Texte."), 1);
        service.awaitTranslation(other, 1);
        assertThat(service.told(id)).isEmpty();
        assertThat(engine.asked(id).size()).isLessThanOrEqualTo(properties.batch());
    }

    private static String sentences(String id) {
        return IntStream.range(0, 60)
                .mapToObj(i -> "Phrase " + id + " au rang " + i + ".")
                .collect(Collectors.joining(" "));
    }
}
