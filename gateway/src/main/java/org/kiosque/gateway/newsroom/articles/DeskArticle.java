package org.kiosque.gateway.newsroom.articles;

import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** @param message says in words of the service what it is about */
    public record Warning(String code, @Nullable String message) {

        /** The last word of a sentence, or what it begins with: {@code onclick of <a> has no effect}. */
        private static final Pattern ABOUT = Pattern.compile(
                ".*: ([A-Za-z0-9_-]{1,64})|(?:([\\w:-]{1,40}) of )?(<[\\w:-]{1,40}>) (?:is not shown|has no effect)");

        /** The id of an article, an element or an attribute of HTML; empty when it is about none. */
        String about() {
            Matcher said = ABOUT.matcher(message == null ? "" : message);
            if (!said.matches()) {
                return "";
            }
            return said.group(1) != null
                    ? said.group(1)
                    : said.group(2) == null ? said.group(3) : said.group(2) + " " + said.group(3);
        }
    }
}
