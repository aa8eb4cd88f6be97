package org.kiosque.article.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.markdown.ArticleBody;
import org.kiosque.article.reading.ReadArticles.Subject;
import org.kiosque.article.subjects.KnownSubject;
import org.kiosque.common.events.Author;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.Correction;
import org.kiosque.common.events.Image;
import org.kiosque.common.events.Section;
import org.kiosque.common.events.Seo;
import org.kiosque.common.events.Tag;
import org.kiosque.common.events.TranslationOrigin;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;

/** What readers and pages are told about articles. */
final class ReadingApi {

    private ReadingApi() {}

    /**
     * An article with its text.
     *
     * @param seo what search engines are to show instead; null when that is what readers see
     */
    record ArticleView(
            @JsonUnwrapped Card card,
            String bodyHtml,
            List<ArticleBody.Entry> outline,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            Seo seo) {

        static ArticleView of(
                ReadArticle article, SubjectNames names, LinkedArticles linked, Language asked, SiteLanguages site) {
            Card card = Card.of(article, names, asked, site);
            ReadArticle.Body body = body(article, asked);
            boolean translated = !card.language().equals(article.language());
            return new ArticleView(card, linked.led(body.shown()), body.outline(), seoOf(article.seo(), translated));
        }

        /** Of a translation only the picture: the words are the original's, and so is the address of the same text. */
        private static @Nullable Seo seoOf(@Nullable Seo seo, boolean translated) {
            if (seo == null || !translated) {
                return seo;
            }
            return seo.socialImage() == null ? null : new Seo(null, null, null, seo.socialImage());
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
            List<Author> authors,
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
            Language own = own(article);
            ReadArticle.Text original = known(article.original());
            ReadArticle.Translation translation = translationOf(article, asked);
            ReadArticle.Text text = translation == null ? original : translation.text();
            Language language = translation == null ? own : asked;
            return new Card(
                    article.id(),
                    text.slug(),
                    path(asked, text.slug()),
                    language.tag(),
                    new OriginalView(own.tag(), original.title(), original.slug(), path(own, original.slug())),
                    asked.equals(own) ? null : TranslationView.of(translation, known(article.revision())),
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
                String slug = language.tag().equals(article.language())
                        ? known(article.original()).slug()
                        : translation == null ? null : translation.text().slug();
                if (slug != null) {
                    editions.add(new Edition(language.tag(), slug, path(language, slug)));
                }
            }
            return editions;
        }
    }

    record OriginalView(String language, String title, String slug, String url) {}

    record Edition(String language, String slug, String url) {}

    record CommentsView(CommentPolicy policy, long count) {}

    /**
     * @param status {@code done}, or {@code pending} while the original is shown instead
     * @param stale whether the original has changed since
     * @param reviewedBy who approved the last of all sentences; null while one is not approved
     */
    record TranslationView(
            String status,
            @Nullable TranslationOrigin origin,
            @Nullable String engine,
            boolean stale,
            @Nullable Instant translatedAt,
            @Nullable String reviewedBy,
            @Nullable Instant reviewedAt) {

        static TranslationView of(ReadArticle.@Nullable Translation done, long revision) {
            return done == null
                    ? new TranslationView("pending", null, null, false, null, null, null)
                    : new TranslationView(
                            "done",
                            done.origin(),
                            done.engine(),
                            done.revision() < revision,
                            done.translatedAt(),
                            done.reviewedBy(),
                            done.reviewedAt());
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
            List<Card> items,
            @Nullable String nextCursor,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            SubjectView tag,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            SubjectView author,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            SubjectView section) {}

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
            ReadArticle article, SubjectNames names, LinkedArticles linked, Language asked, SiteLanguages site) {
        var tag = new StringBuilder("\"4-").append(asked).append('-').append(article.sequence());
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
    static ReadArticle.Body body(ReadArticle article, Language asked) {
        Language language = translationOf(article, asked) == null ? own(article) : asked;
        return known(known(article.bodies()).get(language.tag()));
    }

    /** The page that readers of the language find the article at. */
    static String path(ReadArticle article, Language asked) {
        ReadArticle.Translation translation = translationOf(article, asked);
        return path(
                asked,
                translation == null
                        ? known(article.original()).slug()
                        : translation.text().slug());
    }

    /** @return null where there is none, and for the original's language */
    private static ReadArticle.@Nullable Translation translationOf(ReadArticle article, Language asked) {
        return asked.equals(own(article)) ? null : translationsOf(article).get(asked.tag());
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
