package org.kiosque.comment.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.WithStore;
import org.kiosque.comment.privacy.MailboxSeal;
import org.kiosque.comment.privacy.MailboxSeal.Sealed;
import org.kiosque.comment.privacy.TestSeal;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

/** Another key takes over while comments come in, and whoever does it may die at any moment. */
class MailboxRotationIT extends WithStore {

    private static final int MANY = 1_200;
    private static final MailboxSeal BEFORE = TestSeal.with("o".repeat(32));
    private static final MailboxSeal DURING = TestSeal.with("n".repeat(32), "o".repeat(32));
    private static final MailboxSeal AFTER = TestSeal.of("x".repeat(32), "n".repeat(32));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    void ofAllTimes() {
        List<Document> many = new ArrayList<>();
        for (int number = 0; number < MANY; number++) {
            many.add(new Document("_id", "c" + number).append("author", author(number, "p" + number + "@example.org")));
        }
        many.add(new Document("_id", "erased").append("author", new Document("name", "").append("email", "")));
        mongo.getCollection("comments").insertMany(many);
    }

    /** Some in clear, some sealed with the key of then, some with the one of every service. */
    private static Document author(int number, String address) {
        var author = new Document("name", "P" + number);
        if (number % 3 == 0) {
            return author.append("email", address);
        }
        Sealed sealed = (number % 3 == 1 ? BEFORE : TestSeal.with()).seal(address);
        return author.append("email", sealed.hash())
                .append("sealed", sealed.text())
                .append("key", sealed.key());
    }

    private MailboxRotation rotation(MongoOperations store) {
        return new MailboxRotation(store, DURING, meters);
    }

    private void everyAddressIsKeptByTheNewKeyAlone() {
        for (Document comment : mongo.find(new Query(), Document.class, "comments")) {
            Document author = comment.get("author", Document.class);
            if (comment.getString("_id").equals("erased")) {
                assertThat(author)
                        .containsEntry("key", "none")
                        .containsEntry("email", "")
                        .doesNotContainKey("sealed");
                continue;
            }
            String address = "p" + comment.getString("_id").substring(1) + "@example.org";
            assertThat(AFTER.open(author.getString("sealed"), author.getString("key")))
                    .isEqualTo(address);
            assertThat(AFTER.names(address)).contains(author.getString("email"));
            assertThat(comment.toJson()).doesNotContain("example.org");
        }
        assertThat(mongo.getCollection("comments").countDocuments()).isEqualTo(MANY + 1);
    }

    @Test
    void twoReplicasSealAllAnewAndRepeatingChangesNothing() throws Exception {
        MailboxRotation one = rotation(mongo);
        MailboxRotation other = rotation(mongo);
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (Future<?> done : List.of(threads.submit(one::sealAnew), threads.submit(other::sealAnew))) {
                done.get();
            }
        }

        everyAddressIsKeptByTheNewKeyAlone();
        List<Document> before = mongo.find(new Query(), Document.class, "comments");
        one.sealAnew();
        assertThat(mongo.find(new Query(), Document.class, "comments")).isEqualTo(before);
        assertThat(meters.get("comments.mailboxes.waiting").gauge().value()).isZero();
    }

    @Test
    void whoeverDiesLeavesEachAsBeforeOrAsAfter() {
        var dying = new MailboxSeal(TestSeal.properties("n".repeat(32), "o".repeat(32))) {
            private int left = 700;

            @Override
            public Sealed seal(String address) {
                if (left-- == 0) {
                    throw new UnsupportedOperationException("killed");
                }
                return super.seal(address);
            }
        };
        assertThatThrownBy(() -> new MailboxRotation(mongo, dying, meters).sealAnew())
                .hasMessage("killed");
        for (Document comment : mongo.find(new Query(), Document.class, "comments")) {
            assertThat(address(comment))
                    .isEqualTo(
                            comment.getString("_id").equals("erased")
                                    ? ""
                                    : "p" + comment.getString("_id").substring(1) + "@example.org");
        }

        rotation(mongo).sealAnew();

        everyAddressIsKeptByTheNewKeyAlone();
    }

    private static @Nullable String address(Document comment) {
        Document author = comment.get("author", Document.class);
        String sealed = author.getString("sealed");
        return sealed == null ? author.getString("email") : DURING.open(sealed, author.getString("key"));
    }

    @Test
    void whatNoKeyOpensIsLeftAloneAndCounted() {
        Sealed foreign = TestSeal.with("f".repeat(32)).seal("ada@example.org");
        var author = new Document("name", "Ada")
                .append("email", foreign.hash())
                .append("sealed", foreign.text())
                .append("key", foreign.key());
        mongo.getCollection("comments").insertOne(new Document("_id", "foreign").append("author", author));

        rotation(mongo).sealAnew();

        assertThat(mongo.findById("foreign", Document.class, "comments").get("author"))
                .isEqualTo(author);
        assertThat(meters.get("comments.mailboxes.unreadable").gauge().value()).isOne();
    }
}
