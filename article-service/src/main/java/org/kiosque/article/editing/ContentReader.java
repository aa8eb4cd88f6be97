package org.kiosque.article.editing;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.ArticleApi.ArticleRequest;
import org.kiosque.article.editing.ArticleApi.ImageRequest;
import org.kiosque.article.editing.ArticleApi.SeoRequest;
import org.kiosque.article.editing.revisions.Content;
import org.kiosque.article.markdown.ArticleBody;
import org.kiosque.article.markdown.Manuscript;
import org.kiosque.article.markdown.Rendering;
import org.kiosque.article.markdown.Warning;
import org.kiosque.article.media.MediaLibrary;
import org.kiosque.article.subjects.Kind;
import org.kiosque.article.subjects.SubjectBook;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.events.Author;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.Section;
import org.kiosque.common.events.Tag;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.LanguageDetection;
import org.kiosque.common.languages.SiteLanguages;
import org.springframework.stereotype.Component;

/** Makes an article's content of what an editor sends: trims it, finds its language and image, gives names their keys. */
@Component
record ContentReader(
        SiteLanguages site,
        LanguageDetection detection,
        MediaLibrary media,
        Rendering rendering,
        SubjectBook subjects,
        Warnings warnings) {

    private static final int LARGEST_BODY_BYTES = 512 * 1024;

    /** @throws InvalidFieldException for what is well-formed, but cannot be */
    Accepted contentOf(ArticleRequest request) {
        String body = Manuscript.tidied(lines(composed(request.body())));
        if (body.getBytes(StandardCharsets.UTF_8).length > LARGEST_BODY_BYTES) {
            throw new InvalidFieldException("/body", "is longer than 512 KiB");
        }
        String lead = request.lead() == null ? "" : Manuscript.trimmed(lines(composed(request.lead())));
        String title = Manuscript.trimmed(composed(request.title()));
        Language language = languageOf(request.language(), title + "\n" + lead + "\n" + body);
        ArticleBody shown = rendering.ofDraft(body, language);
        Content.Picture picture = pictureOf(request.image(), "/image", language);
        Content.SearchText seo = seoOf(request.seo(), language);
        Section section = sectionOf(request.section(), language);
        String slug = slugOf(request.slug(), "/slug");
        Map<String, String> slugs = slugsOf(request.slugs(), language);
        // only now, since they are begun by being written
        var content = new Content(
                language.tag(),
                title,
                lead.isEmpty() ? null : lead,
                body,
                written(Kind.TAG, request.tags(), language, Tag::new),
                written(Kind.AUTHOR, request.authors(), language, Author::new),
                picture,
                slug,
                Objects.requireNonNullElse(request.comments(), CommentPolicy.PREMODERATED),
                slugs,
                section,
                seo);
        return new Accepted(content, warnings.of(content, shown));
    }

    /** @throws InvalidFieldException for what was accepted once, but can no longer be shown */
    Accepted again(Content past) {
        return new Accepted(past, warnings.of(past, rendering.ofDraft(past.body(), Language.of(past.language()))));
    }

    /** @return as it was meant; null when there is nothing to read in it */
    static @Nullable String noteOf(@Nullable String given) {
        String note = given == null ? "" : Manuscript.trimmed(composed(given));
        return note.isEmpty() ? null : note;
    }

    /** @param warnings of what readers will not get of it, and of what will not look or work as it was meant */
    record Accepted(Content content, List<Warning> warnings) {}

    private Language languageOf(@Nullable String declared, String text) {
        return declared != null
                ? site.require(declared, "/language")
                : detection
                        .of(text)
                        .orElseThrow(() -> new InvalidFieldException(
                                "/language",
                                "cannot be told from the text; say which of " + site.languages() + " it is"));
    }

    private Content.@Nullable Picture pictureOf(@Nullable ImageRequest request, String pointer, Language language) {
        if (request == null) {
            return null;
        }
        String alt = request.alt() == null ? "" : Manuscript.trimmed(composed(request.alt()));
        return media.image(request.mediaId(), alt, language)
                .map(image -> new Content.Picture(request.mediaId(), image))
                .orElseThrow(
                        () -> new InvalidFieldException(pointer + "/mediaId", "is not the id of an uploaded image"));
    }

    private @Nullable Section sectionOf(@Nullable String key, Language language) {
        if (key == null || key.isBlank()) {
            return null;
        }
        return subjects.chosen(Kind.SECTION, key.strip(), language)
                .map(one -> new Section(one.key(), one.name()))
                .orElseThrow(() -> new InvalidFieldException("/section", "is the key of no section"));
    }

    private Content.@Nullable SearchText seoOf(@Nullable SeoRequest request, Language language) {
        if (request == null) {
            return null;
        }
        var seo = new Content.SearchText(
                noteOf(request.metaTitle()),
                noteOf(request.metaDescription()),
                canonicalOf(request.canonical()),
                pictureOf(request.socialImage(), "/seo/socialImage", language));
        return seo.saysNothing() ? null : seo;
    }

    /** What a page names as its source has to be an address that anybody can follow. */
    static @Nullable String canonicalOf(@Nullable String given) {
        String address = noteOf(given);
        if (address == null) {
            return null;
        }
        try {
            var uri = new URI(address);
            if ("https".equalsIgnoreCase(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null) {
                return uri.toASCIIString();
            }
        } catch (URISyntaxException none) {
            // said below
        }
        throw new InvalidFieldException(
                "/seo/canonical", "is no address with https, a host, and neither a name of a user nor a fragment");
    }

    private static @Nullable String slugOf(@Nullable String wanted, String pointer) {
        if (wanted == null || wanted.isBlank()) {
            return null;
        }
        String words = ArticleSlug.words(wanted);
        if (words.isEmpty()) {
            throw new InvalidFieldException(pointer, "has no letter or digit that an address can have");
        }
        return words;
    }

    private Map<String, String> slugsOf(@Nullable Map<String, String> wanted, Language own) {
        Map<String, String> slugs = new HashMap<>();
        if (wanted != null) {
            wanted.forEach((tag, words) -> {
                String pointer = "/slugs/" + tag;
                Language language = site.require(tag, pointer);
                if (language.equals(own)) {
                    throw new InvalidFieldException(pointer, "is the language of the article, for which there is slug");
                }
                String slug = slugOf(words, pointer);
                if (slug != null) {
                    slugs.put(language.tag(), slug);
                }
            });
        }
        return slugs;
    }

    private <T> List<T> written(
            Kind kind, @Nullable List<String> names, Language language, BiFunction<String, String, T> made) {
        List<String> given = names == null ? List.of() : names;
        return subjects
                .written(
                        kind,
                        given.stream()
                                .map(name -> Manuscript.trimmed(composed(name)))
                                .toList(),
                        language)
                .stream()
                .map(one -> made.apply(one.key(), one.name()))
                .toList();
    }

    /** The same letters are the same characters from here on. The bounds were checked, so that this ends soon. */
    static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Whatever ended its lines before. */
    static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
