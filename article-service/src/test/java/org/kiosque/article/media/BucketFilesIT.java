package org.kiosque.article.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.failures.TransientFailures;
import org.kiosque.common.failures.UnavailableException;

/** Against a real server of another make, over the wire. */
class BucketFilesIT {

    private static S3Server server;

    private final Kept database = new Kept();
    private final String id = RandomId.next();

    @BeforeAll
    static void start() throws Exception {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "secret");
        server = S3Server.start();
    }

    @AfterAll
    static void stop() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        if (server != null) {
            server.close();
        }
    }

    @Test
    void whatIsKeptIsFoundAgainAndNowhereElse() {
        try (var files = new BucketFiles(server.properties(), S3Server.BUCKET, database)) {
            FileName jpeg = new FileName(id, "640", ImageFormat.JPEG);
            FileName cut = new FileName(id, "640-16x9-50-33", ImageFormat.WEBP);
            files.keep(jpeg, new byte[] {1, 2, 3});
            files.keep(cut, new byte[] {4});
            files.keep(cut, new byte[] {4});
            assertThat(files.find(jpeg)).hasValue(new byte[] {1, 2, 3});
            assertThat(files.find(cut)).hasValue(new byte[] {4});
            assertThat(files.find(new FileName(id, "320", ImageFormat.JPEG))).isEmpty();
            assertThat(database.all).isEmpty();
        }
    }

    @Test
    void whatWasInTheDatabaseBeforeIsStillFound() {
        FileName old = new FileName(id, "320", ImageFormat.JPEG);
        database.keep(old, new byte[] {9});
        try (var files = new BucketFiles(server.properties(), S3Server.BUCKET, database)) {
            assertThat(files.find(old)).hasValue(new byte[] {9});
        }
    }

    @Test
    void allFilesOfOneImageAreForgottenAndThoseOfOthersAreNot() {
        String other = RandomId.next();
        try (var files = new BucketFiles(server.properties(), S3Server.BUCKET, database)) {
            files.keep(new FileName(other, "320", ImageFormat.JPEG), new byte[] {1});
            database.keep(new FileName(id, "1920", ImageFormat.JPEG), new byte[] {1});
            for (int width = 1; width <= 1_050; width += 50) {
                files.keep(new FileName(id, String.valueOf(width), ImageFormat.JPEG), new byte[] {1});
            }
            files.forget(id);
            files.forget(id);
            assertThat(files.find(new FileName(id, "51", ImageFormat.JPEG))).isEmpty();
            assertThat(files.find(new FileName(id, "1920", ImageFormat.JPEG))).isEmpty();
            assertThat(files.find(new FileName(other, "320", ImageFormat.JPEG))).isPresent();
        }
    }

    @Test
    void aBucketThatIsAwayPassesByItself() {
        var away = new BucketProperties(S3Server.BUCKET, URI.create("http://127.0.0.1:1"), "us-east-1", true);
        FileName name = new FileName(id, "640", ImageFormat.JPEG);
        try (var files = new BucketFiles(away, S3Server.BUCKET, database)) {
            assertThatThrownBy(() -> files.find(name))
                    .isInstanceOf(UnavailableException.class)
                    .matches(TransientFailures::causedBy);
            assertThatThrownBy(() -> files.keep(name, new byte[1])).isInstanceOf(UnavailableException.class);
            assertThatThrownBy(() -> files.forget(id)).isInstanceOf(UnavailableException.class);
        }
    }

    /** As the database was before there was a bucket. */
    private static final class Kept implements MediaFiles {

        private final Map<FileName, byte[]> all = new HashMap<>();

        @Override
        public void keep(FileName name, byte[] bytes) {
            all.put(name, bytes);
        }

        @Override
        public Optional<byte[]> find(FileName name) {
            return Optional.ofNullable(all.get(name));
        }

        @Override
        public void forget(String mediaId) {
            all.keySet().removeIf(name -> name.mediaId().equals(mediaId));
        }
    }
}
