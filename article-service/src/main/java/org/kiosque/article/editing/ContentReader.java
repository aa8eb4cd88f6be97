package org.kiosque.article.editing;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.ArticleApi.ArticleRequest;
import org.kiosque.article.editing.ArticleApi.ImageRequest;
import org.kiosque.article.editing.revisions.Content;
import org.kiosque.article.markdown.ArticleBody;
import org.kiosque.article.markdown.Manuscript;
import org.kiosque.article.markdown.Rendering;
import org.kiosque.article.markdown.Warning;
import org.kiosque.article.media.MediaLibrary;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.events.Author;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.Tag;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.LanguageDetection;
import org.kiosque.common.languages.SiteLanguages;
import org.springframework.stereotype.Component;

/** Makes an article's content of what an editor sends: trims it, finds its language and image, gives names their keys. */
@Component
record ContentReader(
        SiteLanguages site, LanguageDetection detection, MediaLibrary media, Rendering rendering, SubjectKeys keys) {

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
        var content = new Content(
                language.tag(),
                title,
                lead.isEmpty() ? null : lead,
                body,
                keyed(Articles.Subjects.TAGS, request.tags(), Tag::new),
                keyed(Articles.Subjects.AUTHORS, request.authors(), Author::new),
                pictureOf(request.image()),
                slugOf(request.slug()),
                Objects.requireNonNullElse(request.comments(), CommentPolicy.PREMODERATED));
        return new Accepted(content, shown.warnings());
    }

    /** @throws InvalidFieldException for what was accepted once, but can no longer be shown */
    Accepted again(Content past) {
        return new Accepted(
                past,
                rendering.ofDraft(past.body(), Language.of(past.language())).warnings());
    }

    /** @return as it was meant; null when there is nothing to read in it */
    static @Nullable String noteOf(@Nullable String given) {
        String note = given == null ? "" : Manuscript.trimmed(composed(given));
        return note.isEmpty() ? null : note;
    }

    /** @param warnings of what readers will not get of it */
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

    private Content.@Nullable Picture pictureOf(@Nullable ImageRequest request) {
        if (request == null) {
            return null;
        }
        String alt = request.alt() == null ? "" : Manuscript.trimmed(composed(request.alt()));
        return media.image(request.mediaId(), alt)
                .map(image -> new Content.Picture(request.mediaId(), image))
                .orElseThrow(() -> new InvalidFieldException("/image/mediaId", "is not the id of an uploaded image"));
    }

    private static @Nullable String slugOf(@Nullable String wanted) {
        if (wanted == null || wanted.isBlank()) {
            return null;
        }
        String words = ArticleSlug.words(wanted);
        if (words.isEmpty()) {
            throw new InvalidFieldException("/slug", "has no letter or digit that an address can have");
        }
        return words;
    }

    private <T> List<T> keyed(
            Articles.Subjects subjects, @Nullable List<String> names, BiFunction<String, String, T> made) {
        List<String> given = names == null ? List.of() : names;
        return keys.keyed(
                subjects,
                given.stream().map(name -> Manuscript.trimmed(composed(name))).toList(),
                made);
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
