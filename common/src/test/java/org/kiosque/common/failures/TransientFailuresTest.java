package org.kiosque.common.failures;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcernResult;
import com.mongodb.bulk.WriteConcernError;
import com.mongodb.connection.ClusterId;
import com.mongodb.connection.ServerId;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.UncategorizedMongoDbException;

class TransientFailuresTest {

    private static final ServerAddress SERVER = new ServerAddress("db");

    static Stream<Exception> passing() {
        return Stream.of(
                new IOException("reset"),
                new RuntimeException(new IOException("reset")),
                new UnavailableException("Too much is being worked on.", null),
                new MongoConnectionPoolClearedException(new ServerId(new ClusterId(), SERVER), null),
                new UncategorizedMongoDbException("x", new MongoNotPrimaryException(new BsonDocument(), SERVER)),
                new UncategorizedMongoDbException("x", labelled("RetryableWriteError")),
                new UncategorizedMongoDbException("x", labelled("RetryableError")),
                new DataIntegrityViolationException(
                        "x",
                        new MongoWriteConcernException(
                                new WriteConcernError(64, "WriteConcernFailed", "waited too long", new BsonDocument()),
                                WriteConcernResult.unacknowledged(),
                                SERVER,
                                Set.of())));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void whatPassesByItselfIsKnown(Exception failure) {
        assertThat(TransientFailures.causedBy(failure)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {10107, 11600, 11602, 91, 189, 64})
    void aServerThatChangesItsRoleComesBack(int code) {
        assertThat(TransientFailures.causedBy(new UncategorizedMongoDbException("x", failure(code))))
                .isTrue();
    }

    @Test
    void whatAnOperatorMendsIsNotTheRecordsFault() {
        var password = MongoCredential.createCredential("kiosque", "admin", "changed".toCharArray());
        assertThat(TransientFailures.causedBy(
                        new UncategorizedMongoDbException("x", new MongoSecurityException(password, "refused"))))
                .isTrue();
        assertThat(TransientFailures.causedBy(new UncategorizedMongoDbException("x", failure(18))))
                .as("a password that is refused in the middle of a connection")
                .isTrue();
        assertThat(TransientFailures.causedBy(new UncategorizedMongoDbException("x", failure(13))))
                .as("a right that was taken away")
                .isTrue();
    }

    @Test
    void whatWouldFailAgainIsNoneOfThese() {
        assertThat(TransientFailures.causedBy(new IllegalStateException("a bug")))
                .isFalse();
        assertThat(TransientFailures.causedBy(new DuplicateKeyException("x", failure(11000))))
                .isFalse();
        assertThat(TransientFailures.causedBy(new UncategorizedMongoDbException("x", failure(9))))
                .isFalse();
        assertThat(TransientFailures.causedBy(null)).isFalse();
    }

    @Test
    void itAlsoWorksWhereThereIsNoMongo() throws Exception {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<URL> without = new ArrayList<>();
        for (String entry : all.split(File.pathSeparator)) {
            String name = Path.of(entry).getFileName().toString();
            if (!name.contains("mongo") && !name.startsWith("spring-tx") && !name.startsWith("bson")) {
                without.add(Path.of(entry).toUri().toURL());
            }
        }
        try (var loader = new URLClassLoader(without.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Class<?> there = loader.loadClass(TransientFailures.class.getName());
            var causedBy = there.getMethod("causedBy", Throwable.class);
            assertThat(causedBy.invoke(null, new IOException("reset"))).isEqualTo(true);
            assertThat(causedBy.invoke(null, new IllegalStateException("a bug")))
                    .isEqualTo(false);
        }
    }

    private static MongoException labelled(String label) {
        var failure = new MongoException("x");
        failure.addLabel(label);
        return failure;
    }

    private static MongoCommandException failure(int code) {
        var response = new BsonDocument("ok", new BsonInt32(0))
                .append("code", new BsonInt32(code))
                .append("errmsg", new BsonString("x"))
                .append("errorLabels", new BsonArray());
        return new MongoCommandException(response, SERVER);
    }
}
