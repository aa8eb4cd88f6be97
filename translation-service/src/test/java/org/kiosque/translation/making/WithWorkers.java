package org.kiosque.translation.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.kiosque.translation.WithPretendEngine;
import org.kiosque.translation.glossary.Glossary;
import org.kiosque.translation.memory.TranslationMemory;
import org.kiosque.translation.translations.Job;
import org.kiosque.translation.translations.TestTranslations;
import org.kiosque.translation.translations.TranslationQueues;
import org.kiosque.translation.translations.Translations;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Update;

/** More workers than the service has, and what they are made of. */
abstract class WithWorkers extends WithPretendEngine {

    @Autowired
    TranslationRun run;

    @Autowired
    TranslatingProperties properties;

    @Autowired
    private LeaseKeeper leases;

    /** Takes up the translation of this article as if it were due, whatever its lease. */
    final Job leased(String id) {
        mongo.updateFirst(
                query(where("_id").is(id + ":en")),
                new Update().set("due", Instant.EPOCH).unset("leasedUntil"),
                "translations");
        Job leased = new TestTranslations(mongo, () -> Instant.EPOCH)
                .lease(List.of("fr-en"), Duration.ofDays(1))
                .orElseThrow();
        assertThat(leased.articleId()).isEqualTo(id);
        mongo.updateFirst(query(where("_id").is(id + ":en")), new Update().unset("leasedUntil"), "translations");
        return leased;
    }

    @Autowired
    private TranslationQueues queues;

    @Autowired
    private TextWork texts;

    @Autowired
    private Dialogues dialogues;

    @Autowired
    private Glossary glossary;

    @Autowired
    protected Showing showing;

    @Autowired
    private TranslationMemory memory;

    final TranslationRun runWith(Translations store, TranslatingProperties changed) {
        var outcomes = new Outcomes(store, changed, InstantSource.system());
        return new TranslationRun(
                outcomes,
                leases,
                engines,
                dialogues,
                glossary,
                memory,
                texts,
                changed,
                InstantSource.system(),
                new SimpleMeterRegistry());
    }

    final TranslationWorker workerWith(Translations store, TranslationRun made, TranslatingProperties changed) {
        return new TranslationWorker(
                store, queues, made, engines, changed, InstantSource.system(), new SimpleMeterRegistry());
    }

    final TranslatingProperties propertiesWith(Duration deadline, Duration pollInterval) {
        return new TranslatingProperties(
                properties.workers(),
                pollInterval,
                properties.batch(),
                properties.batchLimit(),
                deadline,
                properties.slice(),
                properties.textLimit(),
                properties.lease(),
                properties.firstPause(),
                properties.longestPause(),
                properties.attempts());
    }
}
