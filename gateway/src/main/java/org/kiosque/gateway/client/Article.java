package org.kiosque.gateway.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One article as the article-service delivers it for one reader's language.
 *
 * @param language what the text is really written in: the original's language while a translation is missing
 * @param url the address on this site in the asked language, a path
 * @param translation null for the original itself
 * @param languages the editions that can be read now
 * @param corrections in the original's language, in the order in which they were made
 * @param outline the headings of the text
 * @param section null where it is in none
 * @param seo what editors have said for search engines and link previews; empty where they have not
 * @param bodyHtml sanitised by the article-service; its headings start at level 2
 */
public record Article(
        String slug,
        String url,
        String language,
        Original original,
        @Nullable Translation translation,
        List<Edition> languages,
        String title,
        @Nullable String lead,
        String bodyHtml,
        List<Heading> outline,
        @Nullable Section section,
        List<Tag> tags,
        List<Author> authors,
        @Nullable Picture image,
        @Nullable Instant publishedAt,
        @Nullable Instant updatedAt,
        List<Correction> corrections,
        Discussion comments,
        int readingMinutes,
        Seo seo) {

    @SuppressWarnings("NullAway") // what JSON leaves out arrives as null
    public Article {
        languages = languages == null ? List.of() : List.copyOf(languages);
        outline = outline == null ? List.of() : List.copyOf(outline);
        tags = tags == null ? List.of() : List.copyOf(tags);
        corrections = corrections == null ? List.of() : List.copyOf(corrections);
        authors = authors == null ? List.of() : List.copyOf(authors);
        bodyHtml = bodyHtml == null ? "" : bodyHtml;
        comments = comments == null ? new Discussion("open", 0) : comments;
        seo = seo == null ? Seo.NONE : seo;
    }

    public record Original(String language, String title, String slug, String url) {}

    /**
     * @param tier {@code gist} of one that only tells what the original is about; null where nobody says
     * @param origin {@code human}, {@code mixed} or {@code machine}; null while there is no translation to show
     * @param reviewedBy who approved all of it; null while nobody has
     * @param offered whether it is a machine's text that readers get only if they ask for it
     */
    public record Translation(
            @Nullable String origin,
            @Nullable String engine,
            boolean stale,
            @Nullable String reviewedBy,
            @Nullable String tier,
            boolean offered) {

        public boolean reviewed() {
            return reviewedBy != null;
        }

        /** Whether people of the newsroom have translated it, at least in part; by which names nobody says in public. */
        public boolean byPeople() {
            return "human".equals(origin) || "mixed".equals(origin);
        }

        public boolean isGist() {
            return "gist".equals(tier);
        }

        /** Whether readers get by themselves what only tells what the original is about, and nobody has approved it. */
        public boolean isShownAsGist() {
            return isGist() && !offered && !reviewed();
        }
    }

    public record Correction(Instant at, String text) {}

    /** @param tier {@code gist} of one that only tells what the original is about; null where nobody says */
    public record Edition(
            String language, String url, @Nullable String tier) {

        /** Whether search engines may be told of it. */
        public boolean isFindable() {
            return !"gist".equals(tier);
        }
    }

    /** @param id of the heading in the text */
    public record Heading(String id, int level, String text) {}

    public record Section(String key, String name) {}

    /** @param key of its page; null where the service does not say */
    public record Tag(@Nullable String key, String name) {}

    /**
     * @param key of their page; null where the service does not say
     * @param picture null where there is none
     */
    public record Author(
            @Nullable String key, String name, @Nullable Portrait picture) {}

    /**
     * Somebody, small.
     *
     * @param webp the same as WebP; null where there is none
     */
    public record Portrait(String url, @Nullable String webp) {}

    /** @param policy {@code open}, {@code closed} or {@code premoderated} */
    public record Discussion(@Nullable String policy, int count) {

        public boolean closed() {
            return "closed".equals(policy);
        }
    }

    /**
     * @param variants as JPEG
     * @param webp the same as WebP, smaller; empty for a picture of before there were any
     * @param focus what must not be cut off; null where nobody has said
     * @param crops it in other shapes; empty for a picture of before there were any
     */
    public record Picture(
            String url,
            @Nullable String alt,
            @Nullable Integer width,
            @Nullable Integer height,
            List<Variant> variants,
            List<Variant> webp,
            @Nullable Focus focus,
            @Nullable String caption,
            @Nullable String credit,
            List<Crop> crops) {

        @SuppressWarnings("NullAway") // what JSON leaves out arrives as null
        public Picture {
            crops = crops == null ? List.of() : List.copyOf(crops);
            variants = variants == null ? List.of() : List.copyOf(variants);
            webp = webp == null ? List.of() : List.copyOf(webp);
        }
    }

    /** @param shape {@code 1:1}, {@code 4:3} or {@code 16:9} */
    public record Crop(String shape, List<Variant> variants) {

        @SuppressWarnings("NullAway") // what JSON leaves out arrives as null
        public Crop {
            variants = variants == null ? List.of() : List.copyOf(variants);
        }
    }

    /** Fractions of width and height, from the left and the top. */
    public record Focus(double x, double y) {}

    /**
     * @param metaTitle in the place of the headline
     * @param metaDescription in the place of the lead
     * @param canonical absolute address of the same text elsewhere
     * @param socialImage in the place of the picture
     */
    public record Seo(
            @Nullable String metaTitle,
            @Nullable String metaDescription,
            @Nullable String canonical,
            @Nullable Picture socialImage) {

        static final Seo NONE = new Seo(null, null, null, null);
    }

    public record Variant(String url, int width) {}
}
