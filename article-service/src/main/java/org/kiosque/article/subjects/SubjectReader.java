package org.kiosque.article.subjects;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.markdown.Manuscript;
import org.kiosque.article.media.MediaLibrary;
import org.kiosque.article.subjects.Subject.Description;
import org.kiosque.article.subjects.Subject.Portrait;
import org.kiosque.article.subjects.SubjectApi.AuthorRequest;
import org.kiosque.article.subjects.SubjectApi.PictureRequest;
import org.kiosque.article.subjects.SubjectApi.SectionRequest;
import org.kiosque.article.subjects.SubjectApi.TagRequest;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.languages.SiteLanguages;
import org.springframework.stereotype.Component;

/** Makes of what an editor sends what a tag, an author or a section is to be: trims it, finds languages and pictures. */
@Component
record SubjectReader(SiteLanguages site, MediaLibrary media) {

    /** @throws InvalidFieldException for what is well-formed, but cannot be */
    Description tag(TagRequest request) {
        return new Description(byLanguage(request.names(), "/names/"), null, null, null, null);
    }

    /** @throws InvalidFieldException for what is well-formed, but cannot be */
    Description author(AuthorRequest request) {
        return new Description(
                Map.of(),
                trimmed(request.name()),
                request.biography() == null ? Map.of() : byLanguage(request.biography(), "/biography/"),
                portraitOf(request.picture()),
                null);
    }

    /** @throws InvalidFieldException for what is well-formed, but cannot be */
    Description section(SectionRequest request) {
        return new Description(byLanguage(request.names(), "/names/"), null, null, null, request.position());
    }

    /** @return null when none is wanted */
    static @Nullable String keyOf(@Nullable String wanted) {
        if (wanted == null || wanted.isBlank()) {
            return null;
        }
        String words = ArticleSlug.words(wanted);
        if (words.isEmpty()) {
            throw new InvalidFieldException("/key", "has no letter or digit that an address can have");
        }
        return words;
    }

    private Map<String, String> byLanguage(Map<String, String> given, String pointer) {
        Map<String, String> texts = new LinkedHashMap<>();
        given.forEach((language, text) ->
                texts.put(site.require(language, pointer + language).tag(), trimmed(text)));
        return texts;
    }

    private @Nullable Portrait portraitOf(@Nullable PictureRequest request) {
        if (request == null) {
            return null;
        }
        return media.image(request.mediaId(), request.alt() == null ? "" : trimmed(request.alt()), null)
                .map(image -> new Portrait(request.mediaId(), image))
                .orElseThrow(() -> new InvalidFieldException("/picture/mediaId", "is not the id of an uploaded image"));
    }

    private static String trimmed(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        return Manuscript.trimmed(Normalizer.normalize(lines, Normalizer.Form.NFC));
    }
}
