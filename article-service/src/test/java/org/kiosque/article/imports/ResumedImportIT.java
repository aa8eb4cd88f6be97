package org.kiosque.article.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.InstantSource;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiosque.article.WholeService;
import org.kiosque.article.editing.Archive;
import org.kiosque.article.editing.revisions.Signature;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.time.BackgroundLoop;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.util.unit.DataSize;

/** Two workers as two replicas have them: one dies in the middle of what it does, the other goes on. */
@WholeService
class ResumedImportIT {

    private static final int POSTS = 1_000;
    private static final Duration LEASE = Duration.ofSeconds(2);

    @Autowired
    @Qualifier("importLoop") BackgroundLoop loop;

    @Autowired
    MongoOperations mongo;

    @Autowired
    InstantSource clock;

    @Autowired
    ImportFiles files;

    @Autowired
    ImportReports reports;

    @Autowired
    ItemDesk items;

    @Autowired
    Archive archive;

    @BeforeEach
    void nobodyElseIsAtIt() {
        loop.stop();
    }

    @AfterEach
    void goOn() {
        loop.start();
    }

    @Test
    void aThousandPostsComeOnceThoughTheirImportDiesHalfWay() throws Exception {
        String site = RandomId.next() + ".example";
        var file = new ByteArrayOutputStream();
        WxrExport.write(site, POSTS, file);
        String id = RandomId.next();
        Imports dying = imports();
        Imports living = imports();
        new ImportDesk(dying, files, reports)
                .begin(id, new ByteArrayInputStream(file.toByteArray()), file.size(), signed());

        var worker = worker(dying);
        Thread process = Thread.ofPlatform().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                worker.round();
            }
        });
        await().atMost(Duration.ofMinutes(4)).until(() -> job(dying, id).items().read() >= POSTS / 3);
        assertThat(living.acquire()).as("while the other one is at it").isEmpty();
        process.interrupt(); // wherever it is; it lets nothing go
        process.join();
        ImportJob left = job(dying, id);
        assertThat(left.state()).isEqualTo(ImportJob.OPEN);
        assertThat(left.items().read()).isBetween((long) POSTS / 3, POSTS - 1L);

        ImportWorker next = worker(living);
        await().atMost(Duration.ofMinutes(4)).pollInterval(Duration.ofMillis(1)).until(() -> {
            next.round();
            return !job(living, id).state().equals(ImportJob.OPEN);
        });
        ImportJob done = job(living, id);
        assertThat(done.state()).isEqualTo(ImportJob.DONE);
        assertThat(done.items()).isEqualTo(new ImportJob.Items(POSTS, POSTS, 0, 0, 0L, 0L));
        var ofSite = new Document("_id", new Document("$regex", "^wxr:https://" + site));
        assertThat(mongo.getCollection("articleOrigins").countDocuments(ofSite)).isEqualTo(POSTS);
        var articles = mongo.getCollection("articleOrigins")
                .distinct("articleId", ofSite, String.class)
                .into(new java.util.HashSet<>());
        assertThat(articles).hasSize(POSTS);
        assertThat(mongo.getCollection("articles").countDocuments(new Document("_id", new Document("$in", articles))))
                .isEqualTo(POSTS);
        assertThat(mongo.getCollection("articles")
                        .countDocuments(new Document(
                                "draft.content.slug",
                                new Document("$regex", "^numero-.*-de-" + site.replace(".example", "")))))
                .as("none twice")
                .isEqualTo(POSTS);
    }

    private Imports imports() {
        return new Imports(mongo, clock, new ImportsProperties(DataSize.ofMegabytes(10), LEASE));
    }

    private ImportWorker worker(Imports imports) {
        return new ImportWorker(imports, files, reports, items, archive, clock);
    }

    private static ImportJob job(Imports imports, String id) {
        return imports.find(id).orElseThrow();
    }

    private Signature signed() {
        return new Signature(clock.instant(), "staff-1", "camille");
    }
}
