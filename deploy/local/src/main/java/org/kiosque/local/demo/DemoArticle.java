package org.kiosque.local.demo;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One article of the demo content, as its file says it.
 *
 * @param key tells it from the others, in the notes on how far the loading got
 * @param bodyFile Markdown
 * @param image null for an article without one
 * @param comments null for an article that nobody commented on
 * @param translation by a person; null where a machine's is to be seen
 * @param publishedDaysAgo only their order counts: the oldest is published first
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record DemoArticle(
        String key,
        String language,
        String title,
        String lead,
        String bodyFile,
        List<String> tags,
        List<String> authors,
        @Nullable Picture image,
        int publishedDaysAgo,
        @Nullable List<Comment> comments,
        @Nullable Translation translation) {

    private static final String FOLDER = "/demo/";

    record Picture(String file, String alt) {}

    /** @param file of {@link DemoTranslation} */
    record Translation(String language, String file) {

        DemoTranslation read() {
            return DemoTranslation.of(text(file));
        }
    }

    record Author(String name, String email) {}

    /**
     * @param answers place of the earlier, approved comment that this one answers; null for one on the article
     * @param approve whether the moderator lets it through
     */
    record Comment(Author author, @Nullable Integer answers, String language, String body, boolean approve) {}

    /** All of them, the oldest first. */
    static List<DemoArticle> all(JsonMapper json) {
        return Stream.of(json.readValue(bytes("index.json"), String[].class))
                .map(file -> json.readValue(bytes(file), DemoArticle.class))
                .sorted(Comparator.comparingInt(DemoArticle::publishedDaysAgo).reversed())
                .toList();
    }

    String body() {
        return text(bodyFile);
    }

    List<Comment> discussion() {
        return comments == null ? List.of() : comments;
    }

    static byte[] imageBytes(Picture image) {
        return bytes(image.file());
    }

    private static String text(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String file) {
        try (InputStream in = DemoArticle.class.getResourceAsStream(FOLDER + file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
