package org.kiosque.article.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.markdown.ArticleBody;
import org.kiosque.article.reading.ReadArticles.Subject;
import org.kiosque.article.subjects.KnownSubject;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.Correction;
import org.kiosque.common.events.Image;
import org.kiosque.common.events.Section;
import org.kiosque.common.events.SegmentOrigin;
import org.kiosque.common.events.Seo;
import org.kiosque.common.events.Tag;
import org.kiosque.common.events.TranslationOrigin;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;

/** What readers and pages are told about articles. */
final class ReadingApi {

    private static final Seo NOTHING = new Seo(null, null, null, null);

    private ReadingApi() {}

    /**
     * An article with its text.
     *
     * @param seo what search engines are to show instead; null when that is what readers see
     * @param segments where each sentence of a translation comes from; null when nobody has asked, and for the original
     */
    record ArticleView(
            @JsonUnwrapped Card card,
            String bodyHtml,
            List<ArticleBody.Entry> outline,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            Seo seo,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            List<SegmentOrigin> segments) {

        static ArticleView of(
                ReadArticle article, SubjectNames names, LinkedArticles linked, Asked asked, SiteLanguages site) {
            Card card = Card.of(article, names, asked, site);
            ReadArticle.Body body = body(article, asked);
            return new ArticleView(
                    card,
                    linked.led(body.shown()),
                    body.outline(),
                    seoOf(article.seo(), translationOf(article, asked)),
                    asked.segments() ? body.segments() : null);
        }

        /** Of a translation its own words, and no address: that is of the same text in another language. */
        private static @Nullable Seo seoOf(@Nullable Seo seo, ReadArticle.@Nullable Translation translation) {
            if (seo == null || translation == null) {
                return seo;
            }
            Seo words = translation.seo() == null ? NOTHING : translation.seo();
            var shown = new Seo(words.metaTitle(), words.metaDescription(), null, seo.socialImage());
            return shown.equals(NOTHING) ? null : shown;
        }
    }

    /**
     * @param earlier published right before it; null when there is none
     * @param later published right after it; null likewise
     */
    record NeighboursView(@Nullable Card earlier, @Nullable Card later) {

        static NeighboursView of(
                PublishedArticles.Neighbours found, SubjectNames names, Language asked, SiteLanguages site) {
            return new NeighboursView(
                    found.earlier() == null ? null : Card.of(found.earlier(), names, asked, site),
                    found.later() == null ? null : Card.of(found.later(), names, asked, site));
        }
    }

    /**
     * An article in the language asked for, or in its original while there is no translation.
     *
     * @param language of the text that follows
     * @param url path of the page in the language asked for
     * @param translation null when the original was asked for
     * @param languages in which it can be read now
     * @param corrections in the original's language, in the order in which they were made
     * @param section null when it stands in none
     */
    record Card(
            String id,
            String slug,
            String url,
            String language,
            OriginalView original,
            @Nullable TranslationView translation,
            List<Edition> languages,
            String title,
            @Nullable String lead,
            List<Tag> tags,
            List<Byline> authors,
            @Nullable Image image,
            Instant publishedAt,
            Instant updatedAt,
            List<Correction> corrections,
            CommentsView comments,
            int readingMinutes,
            long revision,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            Section section) {

        static Card of(ReadArticle article, SubjectNames names, Language asked, SiteLanguages site) {
            return of(article, names, Asked.shown(asked), site);
        }

        static Card of(ReadArticle article, SubjectNames names, Asked wanted, SiteLanguages site) {
            Language own = own(article);
            Language asked = wanted.language();
            ReadArticle.Text original = known(article.original());
            ReadArticle.Translation translation = translationOf(article, wanted);
            ReadArticle.Text text = translation == null ? original : translation.text();
            Language language = translation == null ? own : asked;
            String slug = slugIn(article, asked);
            return new Card(
                    article.id(),
                    slug,
                    path(asked, slug),
                    language.tag(),
                    new OriginalView(own.tag(), original.title(), original.slug(), path(own, original.slug())),
                    asked.equals(own)
                            ? null
                            : TranslationView.of(
                                    translationsOf(article).get(asked.tag()),
                                    translation != null,
                                    known(article.revision())),
                    editions(article, site),
                    text.title(),
                    text.lead(),
                    names.tagsOf(text, language),
                    names.authorsOf(known(article.authors()), language),
                    text.image(),
                    known(article.publishedAt()),
                    known(article.updatedAt()),
                    Objects.requireNonNullElse(article.corrections(), List.of()),
                    new CommentsView(known(article.policy()), article.comments() == null ? 0 : article.comments()),
                    text.readingMinutes(),
                    known(article.revision()),
                    names.sectionOf(article.section(), language, site.defaultLanguage()));
        }

        List<SubjectView> sectionViews() {
            return section == null ? List.of() : List.of(new SubjectView(section.key(), section.name()));
        }

        List<SubjectView> tagViews() {
            return tags.stream()
                    .map(tag -> new SubjectView(tag.key(), tag.name()))
                    .toList();
        }

        List<SubjectView> authorViews() {
            return authors.stream()
                    .map(author -> new SubjectView(author.key(), author.name()))
                    .toList();
        }

        private static List<Edition> editions(ReadArticle article, SiteLanguages site) {
            List<Edition> editions = new ArrayList<>();
            for (Language language : site.languages()) {
                ReadArticle.Translation translation = translationsOf(article).get(language.tag());
                if (language.tag().equals(article.language())) {
                    editions.add(Edition.of(language, known(article.original()).slug(), null));
                } else if (translation != null && !translation.onDemand()) {
                    editions.add(Edition.of(language, translation.text().slug(), translation.tier()));
                }
            }
            return editions;
        }
    }

    record OriginalView(String language, String title, String slug, String url) {}

    /** @param tier as {@link TranslationView} has it; null also for the original */
    record Edition(
            String language,
            String slug,
            String url,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            String tier) {

        private static Edition of(Language language, String slug, @Nullable String tier) {
            return new Edition(language.tag(), slug, path(language, slug), tier);
        }
    }

    record CommentsView(CommentPolicy policy, long count) {}

    /**
     * Who wrote an article.
     *
     * @param key of their page
     * @param picture null where there is none
     */
    record Byline(
            String key,
            String name,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            Portrait picture) {}

    /**
     * Somebody's picture where it is small: the narrowest that is square; of what was taken in before there were any, the narrowest.
     *
     * @param webp the same as WebP; null where there is none
     */
    record Portrait(
            String url,
            int width,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            String webp) {

        static @Nullable Portrait of(@Nullable Image image) {
            if (image == null) {
                return null;
            }
            Optional<Image.Crop> square = Stream.ofNullable(image.crops())
                    .flatMap(List::stream)
                    .filter(crop ->
                            crop.shape().equals("1:1") && !crop.variants().isEmpty())
                    .findFirst();
            List<Image.Variant> sizes = square.map(Image.Crop::variants).orElse(image.variants());
            List<Image.Variant> webp = square.isPresent() ? square.get().webp() : image.webp();
            if (sizes.isEmpty()) {
                return null;
            }
            Image.Variant narrowest = sizes.getFirst();
            return new Portrait(
                    narrowest.url(),
                    narrowest.width(),
                    webp == null || webp.isEmpty() ? null : webp.getFirst().url());
        }
    }

    /**
     * @param status {@code done}, or {@code pending} while the original is shown instead
     * @param stale whether the original has changed since
     * @param reviewedBy who approved the last of all sentences; null while one is not approved
     * @param tier {@code gist} of one that only tells what the original is about, {@code publishable} of one that reads well;
     *     null when no machine took part, and when people have approved all
     * @param offered whether there is a machine's text that readers get only if they ask for it
     */
    record TranslationView(
            String status,
            @Nullable TranslationOrigin origin,
            @Nullable String engine,
            boolean stale,
            @Nullable Instant translatedAt,
            @Nullable String reviewedBy,
            @Nullable Instant reviewedAt,
            @Nullable String tier,
            boolean offered) {

        private static final TranslationView NONE =
                new TranslationView("pending", null, null, false, null, null, null, null, false);

        static TranslationView of(ReadArticle.@Nullable Translation made, boolean shown, long revision) {
            return made == null
                    ? NONE
                    : new TranslationView(
                            shown ? "done" : "pending",
                            made.origin(),
                            made.engine(),
                            made.revision() < revision,
                            made.translatedAt(),
                            made.reviewedBy(),
                            made.reviewedAt(),
                            made.tier(),
                            made.onDemand());
        }
    }

    record Subjects(List<Subject> items) {}

    /**
     * A part of a list.
     *
     * @param tag that was asked for, by its key of today; null when none was, or there is none
     * @param author likewise
     * @param section likewise
     */
    record ArticleList(
            List<Listed> items,
            @Nullable String nextCursor,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            SubjectView tag,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            SubjectView author,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            SubjectView section) {}

    /**
     * An article in a list.
     *
     * @param bodyHtml its text; null when nobody has asked, and where it did not fit with those before it
     */
    record Listed(
            @JsonUnwrapped Card card,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            String bodyHtml) {}

    record SubjectView(String key, String name) {

        /**
         * @param key that was asked for; null when none was
         * @param known what the newsroom says of it; null where that is nothing
         * @param listed articles that have it
         * @return null when there is none
         */
        static @Nullable SubjectView of(
                @Nullable String key,
                @Nullable KnownSubject known,
                Language asked,
                SiteLanguages site,
                List<Card> listed,
                Function<Card, List<SubjectView>> subjects) {
            String current = known == null ? key : known.key();
            List<SubjectView> told = Stream.concat(
                            listed.stream().filter(card -> card.language().equals(asked.tag())), listed.stream())
                    .flatMap(card -> subjects.apply(card).stream())
                    .filter(one -> one.key().equals(current))
                    .toList();
            if (known == null || (known.nameIn(asked) == null && !told.isEmpty())) {
                return told.isEmpty() ? null : told.getFirst();
            }
            return new SubjectView(known.key(), known.nameFor(asked, site.defaultLanguage()));
        }
    }

    /**
     * Who writes.
     *
     * @param key of today
     * @param biography null where there is none
     * @param biographyLanguage null likewise
     * @param count of published articles
     */
    record AuthorView(
            String key,
            String name,
            @Nullable String biography,
            @Nullable String biographyLanguage,
            @Nullable Image picture,
            long count) {

        static AuthorView of(PublishedArticles.Writer writer, Language asked, SiteLanguages site) {
            KnownSubject author = writer.author();
            String language = author.biographyFor(asked, site.defaultLanguage());
            return new AuthorView(
                    author.key(),
                    author.nameFor(asked, site.defaultLanguage()),
                    language == null ? null : author.biographies().get(language),
                    language,
                    author.portrait(),
                    writer.articles());
        }

        /** @return strong, in quotes */
        static String etag(PublishedArticles.Writer writer, Language asked) {
            return "\"1-" + asked + "-" + writer.author().version() + "-" + writer.articles() + "\"";
        }
    }

    /**
     * Everything that the answer depends on: the same tag means the same bytes.
     *
     * @return strong, in quotes
     */
    static String etag(
            ReadArticle article, SubjectNames names, LinkedArticles linked, Asked asked, SiteLanguages site) {
        var tag = new StringBuilder("\"6-")
                .append(asked.language())
                .append(asked.offered() ? "o" : "")
                .append(asked.segments() ? "s" : "")
                .append('-')
                .append(article.sequence());
        for (Language language : site.languages()) {
            ReadArticle.Translation translation = translationsOf(article).get(language.tag());
            if (translation != null) {
                tag.append('-').append(language).append(translation.sequence());
            }
        }
        return tag.append('-')
                .append(article.comments() == null ? 0 : article.comments())
                .append(names.version())
                .append(linked.version())
                .append('"')
                .toString();
    }

    /** The text that readers of the language get: their own, or the original's. */
    static ReadArticle.Body body(ReadArticle article, Asked asked) {
        Language language = translationOf(article, asked) == null ? own(article) : asked.language();
        return known(known(article.bodies()).get(language.tag()));
    }

    /**
     * The same of an article that was listed without its bodies.
     *
     * @param read the article with its bodies; null when it is not to be had any longer
     * @return null likewise
     */
    static ReadArticle.@Nullable Body body(ReadArticle listed, @Nullable ReadArticle read, Asked asked) {
        Language language = translationOf(listed, asked) == null ? own(listed) : asked.language();
        return read == null || read.bodies() == null ? null : read.bodies().get(language.tag());
    }

    /** The page that readers of the language find the article at. */
    static String path(ReadArticle article, Language asked) {
        return path(asked, slugIn(article, asked));
    }

    /** A text that readers get only if they ask for it has the address of the original that they get otherwise. */
    private static String slugIn(ReadArticle article, Language asked) {
        ReadArticle.Translation translation = translationOf(article, Asked.shown(asked));
        return translation == null
                ? known(article.original()).slug()
                : translation.text().slug();
    }

    /** @return null where there is none for who asks, and for the original's language */
    private static ReadArticle.@Nullable Translation translationOf(ReadArticle article, Asked asked) {
        ReadArticle.Translation made =
                translationsOf(article).get(asked.language().tag());
        boolean shown = made != null && !asked.language().equals(own(article)) && (asked.offered() || !made.onDemand());
        return shown ? made : null;
    }

    /** The language that the article was written in. */
    static Language own(ReadArticle article) {
        return Language.of(known(article.language()));
    }

    private static Map<String, ReadArticle.Translation> translationsOf(ReadArticle article) {
        return article.translations() == null ? Map.of() : article.translations();
    }

    private static String path(Language language, String slug) {
        return "/" + language + "/" + slug;
    }

    /** A live article has all that belongs to its original. */
    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
