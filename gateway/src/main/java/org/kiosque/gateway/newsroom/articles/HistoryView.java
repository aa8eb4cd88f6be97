package org.kiosque.gateway.newsroom.articles;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.newsroom.page.NewsroomFrame;

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
     */
    public record Difference(
            NewsroomFrame frame,
            String id,
            String title,
            long revision,
            long before,
            String etag,
            List<Field> fields) {}

    /** @param parts word by word; null for a field that is told as it was and as it is */
    public record Field(
            String field,
            @Nullable List<Part> parts,
            @Nullable Object before,
            @Nullable Object after) {}

    /** @param op {@code equal}, {@code delete} or {@code insert} */
    public record Part(String op, String text) {}
}
