package org.kiosque.article.editing.archive;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.corrections.NotedCorrection;
import org.kiosque.article.editing.revisions.Revision;
import org.kiosque.article.editing.revisions.Signature;
import org.kiosque.article.editing.schedule.Plan;

/**
 * An article with all that the desk knows of it but its history, for good keeping. Part of the form of exports: fields may
 * come, and none changes its meaning.
 *
 * @param status {@code draft}, {@code in-review}, {@code scheduled}, {@code published} or {@code withdrawn}
 * @param publishedAt when readers could first see it; null unless it is published
 * @param withdrawn null unless it is withdrawn
 * @param draft what editors work on
 * @param live what readers see; null while they see nothing
 * @param decided when and by whom it was last published or withdrawn; null before that
 * @param schedule what is to happen by itself; null when nothing is
 * @param corrections in the order in which they were made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ArchivedArticle(
        String id,
        String status,
        @Nullable Instant publishedAt,
        @Nullable Withdrawal withdrawn,
        Revision draft,
        @Nullable Revision live,
        Signature created,
        Signature changed,
        @Nullable Signature decided,
        @Nullable Plan schedule,
        @Nullable List<NotedCorrection> corrections) {

    /** @param reason in the editor's words */
    public record Withdrawal(Instant at, String reason) {}
}
