package org.kiosque.gateway.newsroom.articles;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.newsroom.page.NewsroomFrame;
import org.kiosque.gateway.newsroom.page.Words;

/**
 * All saves of an article, the newest first.
 *
 * @param next address of the rest; null when there is none
 */
public record HistoryView(
        NewsroomFrame frame,
        String id,
        String title,
        List<Saved> revisions,
        @Nullable String next) {

    /**
     * @param fields in which it differs from the save before
     * @param current whether editors work on it
     * @param live whether readers see it
     */
    public record Saved(
            long revision,
            DeskArticle.@Nullable Signature saved,
            @Nullable String note,
            List<String> fields,
            boolean current,
            boolean live) {

        @SuppressWarnings("NullAway") // what JSON leaves out arrives as null
        public Saved {
            fields = fields == null ? List.of() : fields;
        }
    }

    /**
     * What one save changed.
     *
     * @param before number of the save that it is held against
     * @param etag of the article as it is now
     * @param failure why it was not taken up again; null when nothing failed
     */
    public record Difference(
            NewsroomFrame frame,
            String id,
            String title,
            long revision,
            long before,
            String etag,
            List<Field> fields,
            @Nullable String failure) {}

    /** @param parts word by word; null for a field that is told as it was and as it is */
    public record Field(
            String field,
            @Nullable List<Part> parts,
            @Nullable Object before,
            @Nullable Object after) {

        /** As a person reads it. */
        public String was(Words word) {
            return told(word, field, before);
        }

        /** Likewise. */
        public String is(Words word) {
            return told(word, field, after);
        }

        private static String told(Words word, String field, @Nullable Object value) {
            return switch (value) {
                case null -> word.get("article.theirs.nothing");
                case List<?> several when several.isEmpty() -> word.get("article.theirs.nothing");
                case List<?> several ->
                    several.stream().map(each -> told(word, field, each)).collect(Collectors.joining(", "));
                case Map<?, ?> named when named.get("name") instanceof String name -> name;
                case Map<?, ?> picture
                when picture.get("image") instanceof Map<?, ?> image ->
                    image.get("alt") instanceof String alt && !alt.isBlank()
                            ? alt
                            : told(word, field, image.get("url"));
                case Map<?, ?> parts ->
                    parts.entrySet().stream()
                            .filter(part -> part.getValue() != null)
                            .map(part -> part(word, String.valueOf(part.getKey()), part.getValue()))
                            .collect(Collectors.joining("; "));
                case String language when field.equals("language") -> word.nameOf(language);
                case String policy when field.equals("comments") -> word.of("policy", policy);
                default -> String.valueOf(value);
            };
        }

        private static String part(Words word, String name, Object value) {
            String known = word.has("field." + name) ? word.of("field", name) : name;
            return known + ": " + told(word, name, value);
        }
    }

    /** @param op {@code equal}, {@code delete} or {@code insert} */
    public record Part(String op, String text) {}
}
