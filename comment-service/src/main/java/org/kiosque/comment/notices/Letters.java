package org.kiosque.comment.notices;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.comments.NoticedComments;
import org.kiosque.comment.comments.NoticedComments.Noticed;
import org.kiosque.comment.comments.NoticedComments.Waiting;
import org.kiosque.comment.discussions.Discussion;
import org.kiosque.comment.discussions.Discussions;
import org.kiosque.comment.mail.Letter;
import org.kiosque.comment.privacy.MailboxSeal;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;

/** Writes letters, as all is when they are written: what is not true any more is not told. */
record Letters(
        NoticedComments comments,
        Discussions discussions,
        MailboxSeal seal,
        SiteLanguages languages,
        NoticesProperties properties) {

    private static final int LONGEST_QUOTATION = 500;

    /** @return empty when nobody is to be told any more */
    Optional<Letter> of(Notice notice) {
        return switch (notice.kind()) {
            case Notice.DECISION -> comments.find(notice.about()).flatMap(comment -> decided(comment, notice.detail()));
            case Notice.REPLY ->
                comments.find(notice.about()).filter(Noticed::shown).flatMap(this::answered);
            case Notice.DIGEST -> digest(Integer.parseInt(notice.about()));
            default -> Optional.empty();
        };
    }

    private Optional<Letter> decided(Noticed comment, @Nullable String decision) {
        if (comment.email().isEmpty() || !comment.status().equals(decision)) {
            return Optional.empty();
        }
        Texts texts = Texts.in(language(comment).locale());
        String title = title(comment);
        if (comment.shown()) {
            return Optional.of(letter(
                    comment.email(),
                    texts.of("approved.subject", title),
                    texts.of("approved.text", comment.name(), title, address(comment)),
                    texts));
        }
        if (!comment.rejected()) {
            return Optional.empty();
        }
        String reason = comment.reason() != null ? comment.reason() : texts.reason(comment.code());
        return Optional.of(letter(
                comment.email(),
                texts.of("rejected.subject", title),
                texts.of("rejected.text", comment.name(), title, quoted(comment.body()), reason),
                texts));
    }

    private Optional<Letter> answered(Noticed answer) {
        return Optional.ofNullable(answer.parentId())
                .flatMap(comments::find)
                .filter(comment -> comment.shown()
                        && !comment.email().isEmpty()
                        && !comment.email().equals(answer.email()))
                .map(comment -> {
                    Texts texts = Texts.in(language(comment).locale());
                    String title = title(comment);
                    return letter(
                            comment.email(),
                            texts.of("reply.subject", title),
                            texts.of(
                                    "reply.text",
                                    comment.name(),
                                    answer.name(),
                                    title,
                                    quoted(answer.body()),
                                    address(answer)),
                            texts);
                });
    }

    private Optional<Letter> digest(int place) {
        Waiting waiting = comments.waiting();
        if (place >= properties.moderators().size() || waiting.pending() + waiting.reported() == 0) {
            return Optional.empty();
        }
        Texts texts = Texts.in(languages.defaultLanguage().locale());
        Instant since = waiting.since();
        return Optional.of(letter(
                properties.moderators().get(place),
                texts.of("digest.subject", waiting.pending(), waiting.reported()),
                texts.of(
                        "digest.text",
                        waiting.pending(),
                        waiting.reported(),
                        since == null
                                ? "-"
                                : since.truncatedTo(ChronoUnit.MINUTES).toString(),
                        properties.siteUrl() + "/newsroom/comments"),
                texts));
    }

    private Letter letter(String to, String subject, String text, Texts texts) {
        String unsubscription = properties.siteUrl() + UnsubscriptionController.PATH + "/" + seal.id(to);
        return new Letter(
                to, subject, text + "\n\n-- \n" + texts.of("unsubscribe", unsubscription) + "\n", unsubscription);
    }

    /** The writer's, if there are texts in it; else the site's. */
    private Language language(Noticed comment) {
        return languages.find(comment.language()).orElse(languages.defaultLanguage());
    }

    private String title(Noticed comment) {
        Discussion discussion = discussions.of(List.of(comment.articleId())).get(comment.articleId());
        return discussion == null ? comment.articleId() : discussion.title();
    }

    private String address(Noticed comment) {
        return properties.siteUrl() + "/" + language(comment).tag() + "/" + comment.articleId() + "#comment-"
                + comment.id();
    }

    private static String quoted(String text) {
        String part = text.length() > LONGEST_QUOTATION
                ? text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST_QUOTATION) - 1)) + " […]"
                : text;
        return "> " + part.replace("\n", "\n> ");
    }

    /** In one language; in English where there are none. */
    record Texts(ResourceBundle bundle, Locale locale) {

        static Texts in(Locale locale) {
            return new Texts(
                    ResourceBundle.getBundle(
                            "notices/texts",
                            locale,
                            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)),
                    locale);
        }

        String of(String key, Object... values) {
            return new MessageFormat(bundle.getString(key), locale).format(values);
        }

        /** @param code as configured: one that has no words here stands for itself */
        String reason(@Nullable String code) {
            if (code == null) {
                return of("reason.none");
            }
            String key = "reason." + code;
            return bundle.containsKey(key) ? of(key) : Objects.requireNonNull(code);
        }
    }
}
