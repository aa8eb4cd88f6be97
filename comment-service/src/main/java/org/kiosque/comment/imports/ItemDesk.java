package org.kiosque.comment.imports;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kiosque.comment.comments.Comments;
import org.kiosque.comment.comments.Findings;
import org.kiosque.comment.comments.IncomingComment;
import org.kiosque.comment.comments.IncomingComment.Author;
import org.kiosque.comment.comments.IncomingComments;
import org.kiosque.comment.discussions.Discussions;
import org.kiosque.comment.imports.formats.ForeignItem;
import org.kiosque.comment.imports.formats.HtmlText;
import org.kiosque.comment.policy.CleanedText;
import org.kiosque.comment.policy.ModerationRule;
import org.kiosque.comment.posting.CommentLanguage;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.failures.InvalidFieldException;
import org.springframework.stereotype.Component;

/**
 * Makes a comment of one thing in a file, once: its id follows from what it was called there, so that repeating it, after a death too,
 * finds the comment that was made.
 */
@Component
class ItemDesk {

    /** What holds one that waited for a moderator there. */
    static final String FINDING = "imported";

    private static final String NAMELESS = "Anonymous";
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_MAILBOX = 254;
    private static final int MOST_PAGES = 10_000;

    /** What is longer is no address, and would take long to be taken apart. */
    private static final int LONGEST_PAGE = 2_000;

    private static final Pattern MAILBOX = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Pattern SUFFIX = Pattern.compile("\\.(?:html?|php|aspx?)$", Pattern.CASE_INSENSITIVE);
    private static final List<ModerationRule> RULES =
            List.of(new ModerationRule.Length(2, 10_000), new ModerationRule.Visible());

    private final Comments comments;
    private final IncomingComments incoming;
    private final Discussions discussions;
    private final CommentLanguage languages;
    private final Cache<String, Optional<String>> articles =
            Caffeine.newBuilder().maximumSize(MOST_PAGES).build();

    ItemDesk(Comments comments, IncomingComments incoming, Discussions discussions, CommentLanguage languages) {
        this.comments = comments;
        this.incoming = incoming;
        this.discussions = discussions;
        this.languages = languages;
    }

    /** What fails in passing, such as a store or a service that is away, is thrown. */
    Outcome take(ForeignItem item) {
        try {
            return switch (item) {
                case ForeignItem.Unfit unfit -> new Outcome.Skipped(unfit.reason());
                case ForeignItem.Said said -> taken(said);
            };
        } catch (InvalidFieldException e) {
            return new Outcome.Skipped(e.pointer() + " " + e.getMessage());
        }
    }

    /** What a later import is to look for again. */
    void forgetArticles() {
        articles.invalidateAll();
    }

    private Outcome taken(ForeignItem.Said said) {
        String id = idOf(said.key());
        if (comments.standingOf(id).isPresent()) {
            return new Outcome.Known();
        }
        String words = lastPart(said.page());
        Optional<String> article = words.isEmpty() ? Optional.empty() : articleOf(words);
        if (article.isEmpty()) {
            return new Outcome.Skipped("is about no article here: " + shortened(said.page()));
        }
        String body = CleanedText.lines("/body", said.html() ? HtmlText.markdown(said.text()) : bounded(said.text()));
        ModerationRule.requireFit(RULES, body);
        Optional<Parent> parent = Optional.ofNullable(said.parent()).flatMap(key -> parent(key, article.get()));
        incoming.add(new IncomingComment(
                id,
                article.get(),
                said.at(),
                parent.map(Parent::id).orElse(null),
                parent.map(Parent::threadId).orElse(null),
                new Author(name(said.name()), email(said.email())),
                languages.of(null, body),
                body,
                IncomingComment.NO_CAPTCHA,
                said.shown() ? Findings.NONE : Findings.held(List.of(FINDING)),
                null,
                null,
                null,
                said.at()));
        return new Outcome.Imported(
                said.parent() != null && parent.isEmpty() ? "the comment that it answers is not here" : null);
    }

    private static String idOf(String key) {
        try {
            return RandomId.of(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private record Parent(String id, String threadId) {}

    private Optional<Parent> parent(String key, String articleId) {
        String id = idOf(key);
        return comments.threadOf(id, articleId).map(thread -> new Parent(id, thread));
    }

    private Optional<String> articleOf(String words) {
        Optional<String> known = articles.getIfPresent(words);
        if (known == null) {
            known = discussions.idOf(words);
            if (known.isPresent() || !RandomId.isOne(words)) { // an id may become known any moment
                articles.put(words, known);
            }
        }
        return known;
    }

    /** By which article-service knows it as well as we do. */
    static String lastPart(String page) {
        if (page.length() > LONGEST_PAGE) {
            return "";
        }
        String path = page.strip().replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.length() > 300 ? "" : SUFFIX.matcher(last).replaceFirst("");
    }

    private static String bounded(String text) {
        if (text.length() > 100_000) {
            throw new InvalidFieldException("/body", "is longer than 100000 characters");
        }
        return text;
    }

    private static String name(String given) {
        String name = CleanedText.line("/name", shortened(given));
        if (!ModerationRule.Visible.isVisible(name)) {
            return NAMELESS;
        }
        return name.length() > LONGEST_NAME
                ? name.substring(0, name.offsetByCodePoints(0, name.codePointCount(0, LONGEST_NAME) - 1))
                        .strip()
                : name;
    }

    private static String email(String given) {
        String email = Normalizer.normalize(shortened(given).strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        return email.length() <= LONGEST_MAILBOX && MAILBOX.matcher(email).matches() ? email : "";
    }

    private static String shortened(String text) {
        return text.length() > 300 ? text.substring(0, 300) : text;
    }
}
