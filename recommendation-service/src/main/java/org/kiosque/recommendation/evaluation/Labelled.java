package org.kiosque.recommendation.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.Author;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.Tag;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.events.TranslationOrigin;
import org.kiosque.common.languages.Language;
import org.kiosque.recommendation.index.ArticleIndex;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * An article of which somebody has said what it is about.
 *
 * @param topic that a ranking does not see
 * @param translations by language tag; null for none
 */
record Labelled(
        String id,
        String topic,
        String language,
        String title,
        @Nullable String lead,
        String body,
        @Nullable List<String> tags,
        @Nullable List<String> authors,
        Instant publishedAt,
        @Nullable Map<String, Text> translations) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    record Text(String title, @Nullable String lead, String body) {}

    /** @return one for each line */
    static List<Labelled> read(Path jsonLines) throws IOException {
        List<Labelled> articles = new ArrayList<>();
        try (Stream<String> lines = Files.lines(jsonLines)) {
            lines.filter(line -> !line.isBlank()).forEach(line -> articles.add(JSON.readValue(line, Labelled.class)));
        }
        return List.copyOf(articles);
    }

    List<Language> languages() {
        return Stream.concat(Stream.of(language), texts().keySet().stream())
                .map(Language::of)
                .toList();
    }

    private Map<String, Text> texts() {
        return translations == null ? Map.of() : translations;
    }

    void putInto(ArticleIndex index) throws IOException {
        index.apply(new ArticlePublished(original()), 1);
        for (var translation : texts().entrySet()) {
            index.apply(translated(translation.getKey(), translation.getValue()), 1);
        }
    }

    private List<Tag> keyed() {
        return tags == null
                ? List.of()
                : tags.stream().map(tag -> new Tag(tag, tag)).toList();
    }

    private List<Author> by() {
        return authors == null
                ? List.of()
                : authors.stream().map(author -> new Author(author, author)).toList();
    }

    private ArticleSnapshot original() {
        return new ArticleSnapshot(
                id,
                1,
                language,
                ArticleSlug.of(title, id),
                title,
                lead,
                body,
                keyed(),
                by(),
                null,
                CommentPolicy.CLOSED,
                publishedAt,
                publishedAt);
    }

    private TranslatedArticle translated(String into, Text text) {
        return new TranslatedArticle(
                id,
                into,
                language,
                1,
                ArticleSlug.of(text.title(), id),
                text.title(),
                text.lead(),
                text.body(),
                keyed(),
                by(),
                null,
                title,
                ArticleSlug.of(title, id),
                publishedAt,
                publishedAt,
                publishedAt,
                TranslationOrigin.HUMAN,
                null,
                null,
                null,
                List.of(),
                null,
                null);
    }
}
