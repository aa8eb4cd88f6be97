package org.kiosque.article.editing.revisions;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.Author;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.Image;
import org.kiosque.common.events.Tag;

/**
 * What an article says.
 *
 * @param language BCP 47, one of the site's
 * @param lead null when it has none
 * @param body Markdown
 * @param picture null when it has none
 * @param slug the words of its address; null when they come from the title
 * @param slugs the words of its address in other languages, by language, where they do not come from the translated title
 */
public record Content(
        String language,
        String title,
        @Nullable String lead,
        String body,
        List<Tag> tags,
        List<Author> authors,
        @Nullable Picture picture,
        @Nullable String slug,
        CommentPolicy comments,
        Map<String, String> slugs) {

    public Content {
        tags = List.copyOf(tags);
        authors = List.copyOf(authors);
        slugs = slugs == null ? Map.of() : Map.copyOf(slugs); // an earlier version stored none
    }

    /** Whose address comes from the translated title in all other languages. */
    public Content(
            String language,
            String title,
            @Nullable String lead,
            String body,
            List<Tag> tags,
            List<Author> authors,
            @Nullable Picture picture,
            @Nullable String slug,
            CommentPolicy comments) {
        this(language, title, lead, body, tags, authors, picture, slug, comments, Map.of());
    }

    /** @return names of the fields, as clients know them, in which this differs from {@code other} */
    public List<String> fieldsOtherThan(Content other) {
        return Field.of(this, other).stream().map(Field::toString).toList();
    }

    /** @param image as it was when it was chosen: images never change */
    public record Picture(String mediaId, Image image) {}

    /** What an article consists of. */
    enum Field {
        LANGUAGE,
        TITLE,
        LEAD,
        BODY,
        TAGS,
        AUTHORS,
        IMAGE,
        SLUG,
        SLUGS,
        COMMENTS;

        static List<Field> of(Content one, Content other) {
            return Stream.of(values())
                    .filter(field -> !Objects.equals(field.in(one), field.in(other)))
                    .toList();
        }

        /** @return null where it has none */
        @Nullable Object in(Content content) {
            return switch (this) {
                case LANGUAGE -> content.language();
                case TITLE -> content.title();
                case LEAD -> content.lead();
                case BODY -> content.body();
                case TAGS -> content.tags();
                case AUTHORS -> content.authors();
                case IMAGE -> content.picture();
                case SLUG -> content.slug();
                case SLUGS -> content.slugs();
                case COMMENTS -> content.comments();
            };
        }

        /** Whether it is a text that is written, and not chosen. */
        boolean isWritten() {
            return this == TITLE || this == LEAD || this == BODY;
        }

        /** As clients know it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
