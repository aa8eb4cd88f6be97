package org.kiosque.article.editing;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.ArticleApi.ArticleRequest;
import org.kiosque.article.editing.ArticleApi.ImageRequest;
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
record ContentReader(SiteLanguages site, LanguageDetection detection, MediaLibrary media) {

    private static final int LARGEST_BODY_BYTES = 512 * 1024;

    /** @throws InvalidFieldException for what is well-formed, but cannot be */
    Content contentOf(ArticleRequest request) {
        String body = lines(request.body());
        if (body.getBytes(StandardCharsets.UTF_8).length > LARGEST_BODY_BYTES) {
            throw new InvalidFieldException("/body", "is longer than 512 KiB");
        }
        String lead = request.lead() == null || request.lead().isBlank()
                ? null
                : lines(request.lead()).strip();
        String title = request.title().strip();
        return new Content(
                languageOf(request.language(), title + "\n" + (lead == null ? "" : lead + "\n") + body)
                        .tag(),
                title,
                lead,
                body,
                keyed(request.tags(), Tag::new),
                keyed(request.authors(), Author::new),
                pictureOf(request.image()),
                slugOf(request.slug()),
                Objects.requireNonNullElse(request.comments(), CommentPolicy.PREMODERATED));
    }

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
        String alt = request.alt() == null ? "" : request.alt().strip();
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

    /** @return in their order; of two with the same key the first */
    private static <T> List<T> keyed(@Nullable List<String> names, BiFunction<String, String, T> made) {
        Map<String, String> keyed = new LinkedHashMap<>();
        if (names != null) {
            names.stream().map(String::strip).forEach(name -> keyed.putIfAbsent(keyOf(name), name));
        }
        return keyed.entrySet().stream()
                .map(entry -> made.apply(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The same name has the same key everywhere, also one in letters that an address cannot have. */
    private static String keyOf(String name) {
        String words = ArticleSlug.words(name);
        if (!words.isEmpty()) {
            return words;
        }
        var checksum = new CRC32();
        checksum.update(name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        return "x" + HexFormat.of().toHexDigits((int) checksum.getValue());
    }

    private static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
