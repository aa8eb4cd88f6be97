package org.kiosque.comment.moderation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.comments.Comments;
import org.kiosque.comment.comments.Comments.Answered;
import org.kiosque.comment.comments.QueueFilter;
import org.kiosque.comment.comments.QueuedComment;
import org.kiosque.comment.comments.TrackRecords;
import org.kiosque.comment.comments.TrackRecords.TrackRecord;
import org.kiosque.comment.discussions.Discussion;
import org.kiosque.comment.discussions.Discussions;
import org.kiosque.comment.moderation.ModerationApi.Item;
import org.kiosque.comment.moderation.ModerationApi.QueueCount;
import org.kiosque.comment.moderation.ModerationApi.QueueCounts;
import org.kiosque.comment.reports.Reports;
import org.kiosque.comment.reports.Reports.ShownReport;
import org.kiosque.comment.translating.CommentTranslations;
import org.kiosque.comment.translating.CommentTranslations.Original;
import org.kiosque.comment.translating.CommentTranslations.Translations;
import org.kiosque.common.languages.Language;
import org.kiosque.common.paging.Cursor;
import org.kiosque.common.paging.Page;
import org.springframework.stereotype.Component;

/** What waits for the moderators and what they have decided, each comment with the article that it stands under and what it answers. */
@Component
record ModerationQueue(
        Comments comments,
        TrackRecords records,
        Discussions discussions,
        Reports reports,
        CommentTranslations translations) {

    private static final List<String> WAITING = List.of("pending", "reported");

    /** Of a queue: nobody works through more before asking again, and the store counts no further. */
    static final int MOST_COUNTED = 1_000;

    /**
     * Text of one answer, as it is and as HTML, in bytes of JSON, exceeded by no more than the longest comment and its history, and
     * the beginnings of comments that were answered.
     */
    private static final long BYTES_AT_ONCE = 480 * 1024;

    /**
     * @param to the language that the moderator reads; null for the comments' own
     * @param token the moderator's
     */
    Page<Item> in(QueueFilter filter, @Nullable Language to, String token, @Nullable Cursor after, int limit) {
        Page<QueuedComment> queue = comments.queue(filter, after, limit, BYTES_AT_ONCE);
        Map<String, Discussion> articles = discussions.of(
                queue.items().stream().map(QueuedComment::articleId).collect(Collectors.toSet()));
        Map<String, List<ShownReport>> reported = reports.of(queue.items().stream()
                .filter(comment -> comment.reportedAt() != null)
                .map(QueuedComment::id)
                .toList());
        Map<String, TrackRecord> authors = records.ofAuthorsOf(
                queue.items().stream().map(QueuedComment::id).toList());
        Map<String, Answered> answered = comments.answered(queue.items().stream()
                .map(QueuedComment::parentId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Translations translated = to == null ? Translations.NONE : translations.of(originals(queue.items()), to, token);
        return new Page<>(
                queue.items().stream()
                        .map(comment -> Item.of(
                                comment,
                                articles.get(comment.articleId()),
                                comment.parentId() == null ? null : answered.get(comment.parentId()),
                                reported.getOrDefault(comment.id(), List.of()),
                                authors.get(comment.id()),
                                translated.byComment().get(comment.id())))
                        .toList(),
                queue.nextCursor());
    }

    /** How many wait, and how many are reported: in the order of an index, without reading them. */
    QueueCounts counts() {
        return new QueueCounts(WAITING.stream()
                .map(queue -> QueueCount.of(
                        queue, comments.count(new QueueFilter(queue, null, null, null, null, null), MOST_COUNTED + 1)))
                .toList());
    }

    private static List<Original> originals(List<QueuedComment> comments) {
        return comments.stream()
                .map(comment -> new Original(comment.id(), comment.language(), comment.body(), comment.format()))
                .toList();
    }
}
