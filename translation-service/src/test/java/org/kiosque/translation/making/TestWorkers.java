package org.kiosque.translation.making;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.TranslationEvent;
import org.kiosque.translation.engine.Engines;
import org.kiosque.translation.glossary.Glossary;
import org.kiosque.translation.memory.TranslationMemory;
import org.kiosque.translation.translations.Job;
import org.kiosque.translation.translations.Reviewed;
import org.kiosque.translation.translations.TestTranslations;
import org.kiosque.translation.translations.TranslationQueues;
import org.kiosque.translation.translations.Translations;
import org.kiosque.translation.translations.Work;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;

/** Workers beside those of the service, as another replica has them. */
@TestComponent
public class TestWorkers {

    private final MongoOperations mongo;
    private final Engines engines;
    private final Dialogues dialogues;
    private final Glossary glossary;
    private final TranslationMemory memory;
    private final TextWork texts;
    private final TranslatingProperties properties;

    TestWorkers(
            MongoOperations mongo,
            Engines engines,
            Dialogues dialogues,
            Glossary glossary,
            TranslationMemory memory,
            TextWork texts,
            TranslatingProperties properties) {
        this.mongo = mongo;
        this.engines = engines;
        this.dialogues = dialogues;
        this.glossary = glossary;
        this.memory = memory;
        this.texts = texts;
        this.properties = properties;
    }

    public TranslationWorker another() {
        Translations store = new TestTranslations(mongo);
        return new TranslationWorker(
                store,
                new TranslationQueues(mongo),
                run(store),
                engines,
                properties,
                InstantSource.system(),
                new SimpleMeterRegistry());
    }

    /** Makes one translation on this thread; something happens each time before its result would be stored. */
    public void runBeforeEachResult(String articleId, Callable<?> something) throws Exception {
        var store = new TestTranslations(mongo) {
            @Override
            public Optional<Reviewed> done(
                    Job job, @Nullable Reviewed basis, Work made, @Nullable TranslationEvent event) {
                try {
                    something.call();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                return super.done(job, basis, made, event);
            }
        };
        mongo.updateFirst(
                query(where("_id").is(articleId + ":en")), new Update().set("due", Instant.EPOCH), "translations");
        Job job = new TestTranslations(mongo, () -> Instant.EPOCH)
                .lease(List.of("fr-en"), Duration.ofDays(365_000))
                .orElseThrow();
        run(store).over(job);
    }

    private TranslationRun run(Translations store) {
        return new TranslationRun(
                new Outcomes(store, properties, InstantSource.system()),
                new LeaseKeeper(store, properties),
                engines,
                dialogues,
                glossary,
                memory,
                texts,
                properties,
                InstantSource.system(),
                new SimpleMeterRegistry());
    }
}
