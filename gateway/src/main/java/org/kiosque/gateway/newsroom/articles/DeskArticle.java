package org.kiosque.gateway.newsroom.articles;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article as editors get it, with its working text.
 *
 * @param url path of its page, once it is published
 * @param section key of the one that it stands in; null for none
 * @param live null while readers do not see it
 * @param warnings of what was just saved
 */
public record DeskArticle(
        String id,
        String status,
        long revision,
        boolean unpublishedChanges,
        @Nullable String slug,
        String url,
        String language,
        String title,
        @Nullable String lead,
        String body,
        List<String> tags,
        List<String> authors,
        @Nullable String section,
        @Nullable Image image,
        String comments,
        @Nullable Signature changed,
        @Nullable Live live,
        @Nullable String withdrawalReason,
        @Nullable Schedule schedule,
        List<Correction> corrections,
        List<Warning> warnings) {

    @SuppressWarnings("NullAway") // what JSON leaves out arrives as null
    public DeskArticle {
        tags = tags == null ? List.of() : tags;
        authors = authors == null ? List.of() : authors;
        corrections = corrections == null ? List.of() : corrections;
        warnings = warnings == null ? List.of() : warnings;
    }

    public record Image(
            String mediaId, @Nullable String alt, @Nullable String url) {}

    public record Signature(@Nullable Instant at, @Nullable String by) {}

    public record Live(
            long revision, String title, @Nullable Instant publishedAt) {}

    public record Schedule(@Nullable Instant at, @Nullable Instant until) {}

    public record Correction(String text, @Nullable Signature noted) {}

    public record Warning(String code) {}
}
