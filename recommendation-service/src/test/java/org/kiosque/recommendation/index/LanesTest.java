package org.kiosque.recommendation.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.lucene.store.AlreadyClosedException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Several write at once, and nobody is overtaken by what came later. */
class LanesTest {

    @AutoClose
    private final Lanes lanes = new Lanes(2);

    @Test
    void whatIsWrittenOfAnArticleIsWrittenInTheOrderInWhichItCame() throws IOException {
        Map<String, List<Integer>> written = new ConcurrentHashMap<>();
        for (int i = 0; i < 1_000; i++) {
            int change = i;
            String article = "article" + i % 7;
            lanes.write(
                    article,
                    () -> written.computeIfAbsent(article, _ -> new ArrayList<>())
                            .add(change));
        }
        lanes.await();

        for (int article = 0; article < 7; article++) {
            int first = article;
            assertThat(written.get("article" + article))
                    .isEqualTo(IntStream.range(0, 1_000)
                            .filter(i -> i % 7 == first)
                            .boxed()
                            .toList());
        }
    }

    @Test
    void twoArticlesAreWrittenAtOnce() throws IOException {
        var both = new CountDownLatch(2);
        for (String article : List.of("a", "b")) { // of which the hashes differ by one
            lanes.write(article, () -> {
                both.countDown();
                try {
                    both.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            });
        }
        lanes.await();

        assertThat(both.getCount()).isZero();
    }

    @Test
    void whatFailsForGoodIsToldToWhoeverWritesNext() throws IOException {
        lanes.write("a", () -> {
            throw new IOException("disk full");
        });

        assertThatIOException().isThrownBy(lanes::await).withStackTraceContaining("disk full");
        assertThatIOException().isThrownBy(() -> lanes.write("b", () -> {})).withStackTraceContaining("disk full");
    }

    @Test
    void anErrorStaysOne() throws IOException {
        lanes.write("a", () -> {
            throw new OutOfMemoryError("for once");
        });

        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(lanes::await);
    }

    @Test
    void whatFailsByItselfIsLeftOut() throws IOException {
        List<String> written = new ArrayList<>();
        lanes.write("a", () -> {
            throw new IllegalArgumentException("immense term");
        });
        lanes.write("a", () -> written.add("a"));
        lanes.await();

        assertThat(written).containsExactly("a");
    }

    @Test
    void nothingIsTakenOnceItIsClosed() throws IOException {
        lanes.close();

        assertThatExceptionOfType(AlreadyClosedException.class).isThrownBy(() -> lanes.write("a", () -> {}));
        assertThatExceptionOfType(AlreadyClosedException.class).isThrownBy(lanes::await);
    }
}
