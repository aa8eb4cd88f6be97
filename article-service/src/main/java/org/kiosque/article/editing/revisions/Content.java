package org.kiosque.article.editing.revisions;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.Author;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.Image;
import org.kiosque.common.events.Section;
import org.kiosque.common.events.Seo;
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
 * @param section null when it stands in none
 * @param seo null when search engines are to show what readers see
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
        Map<String, String> slugs,
        @Nullable Section section,
        @Nullable SearchText seo) {

    private static final Pattern IMAGE = Pattern.compile("/media/([0-9a-z]{12})/");

    public Content {
        tags = List.copyOf(tags);
        authors = List.copyOf(authors);
        slugs = slugs == null ? Map.of() : Map.copyOf(slugs); // an earlier version stored none
    }

    /** Whose address comes from the translated title in all other languages, and which stands in no section. */
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
        this(language, title, lead, body, tags, authors, picture, slug, comments, Map.of(), null, null);
    }

    /** What it is found by. */
    public String headline() {
        return lead == null ? title : title + "\n" + lead;
    }

    /** @return ids of the images that it shows, each once */
    Set<String> images() {
        Set<String> ids = new TreeSet<>();
        if (picture != null) {
            ids.add(picture.mediaId());
        }
        if (seo != null && seo.socialImage() != null) {
            ids.add(seo.socialImage().mediaId());
        }
        IMAGE.matcher(Objects.requireNonNullElse(body, "")) // which lists leave out
                .results()
                .forEach(found -> ids.add(found.group(1)));
        return ids;
    }

    /** @return names of the fields, as clients know them, in which this differs from {@code other} */
    public List<String> fieldsOtherThan(Content other) {
        return Field.of(this, other).stream().map(Field::toString).toList();
    }

    /** @param image as it was when it was chosen: images never change */
    public record Picture(String mediaId, Image image) {}

    /**
     * What search engines and social networks are to show instead; null where that is what readers see.
     *
     * @param canonical address at which the same text was first
     */
    public record SearchText(
            @Nullable String metaTitle,
            @Nullable String metaDescription,
            @Nullable String canonical,
            @Nullable Picture socialImage) {

        /** Whether all is as readers see it. */
        public boolean saysNothing() {
            return metaTitle == null && metaDescription == null && canonical == null && socialImage == null;
        }

        /** As others are told of it. */
        public Seo told() {
            return new Seo(metaTitle, metaDescription, canonical, socialImage == null ? null : socialImage.image());
        }
    }

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
        COMMENTS,
        SECTION,
        SEO;

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
                case SECTION -> content.section();
                case SEO -> content.seo();
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
