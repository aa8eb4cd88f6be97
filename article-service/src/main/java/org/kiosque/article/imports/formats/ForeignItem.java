package org.kiosque.article.imports.formats;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.archive.ArchivedArticle;
import org.kiosque.article.editing.audit.ArchivedDecision;
import org.kiosque.article.editing.revisions.Revision;
import org.kiosque.article.front.ArchivedFront;
import org.kiosque.article.media.ArchivedImage;
import org.kiosque.article.origins.Origins;
import org.kiosque.article.subjects.ArchivedSubject;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.CommentsBroughtIn;
import org.kiosque.common.events.TranslationBroughtIn;

/** One thing in a file. */
public sealed interface ForeignItem {

    /** What people know it by, for the report. */
    String label();

    /**
     * A post of another system.
     *
     * @param key names it for ever, among all systems
     * @param language as it says itself; null when it does not
     * @param usualLanguage of the file; null when it does not say
     * @param lead HTML; null when it has none
     * @param slug last part of its address; null when it has none
     * @param begunAt null when that is not known
     * @param publishedAt null for a draft
     * @param changedAt null when that is not known
     * @param from the system's name
     * @param slugs last parts of the addresses of its translations, by language as they say it
     * @param said comments on it, in their order
     */
    record Post(
            String key,
            String label,
            @Nullable String language,
            @Nullable String usualLanguage,
            String title,
            @Nullable String lead,
            String html,
            List<String> tags,
            List<String> authors,
            @Nullable String slug,
            CommentPolicy comments,
            @Nullable Instant begunAt,
            @Nullable Instant publishedAt,
            @Nullable Instant changedAt,
            String from,
            Map<String, String> slugs,
            List<CommentsBroughtIn.Said> said)
            implements ForeignItem {

        public Post {
            tags = List.copyOf(tags);
            authors = List.copyOf(authors);
            slugs = Map.copyOf(slugs);
            said = List.copyOf(said);
        }

        /** Without translations and comments. */
        Post(
                String key,
                String label,
                @Nullable String language,
                @Nullable String usualLanguage,
                String title,
                @Nullable String lead,
                String html,
                List<String> tags,
                List<String> authors,
                @Nullable String slug,
                CommentPolicy comments,
                @Nullable Instant begunAt,
                @Nullable Instant publishedAt,
                @Nullable Instant changedAt,
                String from) {
            this(
                    key,
                    label,
                    language,
                    usualLanguage,
                    title,
                    lead,
                    html,
                    tags,
                    authors,
                    slug,
                    comments,
                    begunAt,
                    publishedAt,
                    changedAt,
                    from,
                    Map.of(),
                    List.of());
        }

        Post with(Map<String, String> slugsOfTranslations) {
            return new Post(
                    key,
                    label,
                    language,
                    usualLanguage,
                    title,
                    lead,
                    html,
                    tags,
                    authors,
                    slug,
                    comments,
                    begunAt,
                    publishedAt,
                    changedAt,
                    from,
                    slugsOfTranslations,
                    said);
        }
    }

    /**
     * A post that people wrote as the translation of another one.
     *
     * @param originalKey of the post that it translates, which came before it
     */
    record Translation(Post post, String originalKey) implements ForeignItem {

        @Override
        public String label() {
            return post.label();
        }
    }

    /** One of our own articles, out of an export. */
    record Own(ArchivedArticle article, List<Origins.Name> origins) implements ForeignItem {

        public Own {
            origins = List.copyOf(origins);
        }

        @Override
        public String label() {
            return String.valueOf(article.id());
        }
    }

    /** One of our own images, out of an export. */
    record OwnImage(ArchivedImage image) implements ForeignItem {

        @Override
        public String label() {
            return "image " + image.id();
        }
    }

    /** A tag, author or section of our own, out of an export. */
    record OwnSubject(ArchivedSubject subject) implements ForeignItem {

        @Override
        public String label() {
            return String.valueOf(subject.id());
        }
    }

    /** A text that one of our own articles held earlier, out of an export. */
    record OwnRevision(String articleId, Revision revision) implements ForeignItem {

        @Override
        public String label() {
            return articleId + "." + revision.number();
        }
    }

    /** What people had translated of one of our own articles before it came, out of an export. */
    record OwnTranslation(TranslationBroughtIn translation) implements ForeignItem {

        @Override
        public String label() {
            return translation.articleId() + ":" + translation.language();
        }
    }

    /** A decision about one of our own articles, out of an export. */
    record OwnDecision(ArchivedDecision decision) implements ForeignItem {

        @Override
        public String label() {
            return "decision " + decision.id();
        }
    }

    /** One of our own front pages, out of an export. */
    record OwnFront(ArchivedFront front) implements ForeignItem {

        @Override
        public String label() {
            return "front page " + front.id();
        }
    }

    /** What is no article, or none that can be taken over. */
    record Unfit(String label, String reason) implements ForeignItem {}
}
