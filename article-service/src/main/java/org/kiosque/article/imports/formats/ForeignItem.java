package org.kiosque.article.imports.formats;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.archive.ArchivedArticle;
import org.kiosque.article.editing.revisions.Revision;
import org.kiosque.article.media.ArchivedImage;
import org.kiosque.article.origins.Origins;
import org.kiosque.article.subjects.ArchivedSubject;
import org.kiosque.common.events.CommentPolicy;

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
            String from)
            implements ForeignItem {

        public Post {
            tags = List.copyOf(tags);
            authors = List.copyOf(authors);
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

    /** What is no article, or none that can be taken over. */
    record Unfit(String label, String reason) implements ForeignItem {}
}
