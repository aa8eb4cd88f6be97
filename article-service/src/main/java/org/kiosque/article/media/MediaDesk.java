package org.kiosque.article.media;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.markdown.Manuscript;
import org.kiosque.article.media.MediaApi.MediaRequest;
import org.kiosque.article.media.MediaException.ImageInUseException;
import org.kiosque.article.media.MediaException.NoSuchImageException;
import org.kiosque.article.media.MediaException.StaleImageException;
import org.kiosque.article.words.Words;
import org.kiosque.common.events.Image;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.failures.UnavailableException;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.common.paging.Cursor;
import org.springframework.stereotype.Component;

/** What editors do with images that are there. */
@Component
record MediaDesk(MediaLibrary library, List<MediaUse> uses, SiteLanguages site) {

    static final int MOST_USES = 20;

    private static final int MOST_WORDS = 10;

    /** @return newest first, at most one more than {@code limit} */
    List<Media> list(@Nullable String q, @Nullable Cursor after, int limit) {
        List<String> words = q == null ? List.of() : Words.in(q);
        if (q != null && (words.isEmpty() || words.size() > MOST_WORDS)) {
            throw new InvalidFieldException("q", "has no word or more than " + MOST_WORDS + " words");
        }
        return library.list(words, after, limit);
    }

    /** @throws NoSuchImageException when there is none */
    Media find(String id) {
        return library.find(id).orElseThrow(NoSuchImageException::new);
    }

    /** @return some of the places where it is shown */
    List<MediaUse.Use> usesOf(Media media) {
        return uses.stream()
                .flatMap(use -> use.of(media.id(), MOST_USES).stream())
                .limit(MOST_USES)
                .toList();
    }

    /**
     * What articles show of it changes with their next save.
     *
     * @throws StaleImageException when it is no longer as {@code ifMatch}
     */
    Media change(String id, ImageVersion ifMatch, MediaRequest request) {
        Media before = fitting(id, ifMatch);
        Map<String, Media.Text> texts = new LinkedHashMap<>();
        if (request.texts() != null) {
            request.texts().forEach((tag, text) -> {
                var said = new Media.Text(orNull(text.alt()), orNull(text.caption()));
                if (said.alt() != null || said.caption() != null) {
                    texts.put(site.require(tag, "/texts/" + tag).tag(), said);
                }
            });
        }
        var said = new MediaLibrary.Description(
                trimmed(request.alt()),
                orNull(request.credit()),
                request.focus() == null
                        ? null
                        : new Image.Focus(request.focus().x(), request.focus().y()),
                texts);
        if (!library.change(before, said)) {
            throw new StaleImageException();
        }
        return find(id);
    }

    /**
     * Has another picture in its place; articles show that from their next save on.
     *
     * @throws StaleImageException when it is no longer as {@code ifMatch}
     */
    Media replace(String id, ImageVersion ifMatch, Callable<byte[]> file) {
        if (!library.replace(fitting(id, ifMatch), file)) {
            throw new StaleImageException();
        }
        return find(id);
    }

    /**
     * @throws ImageInUseException while it is shown anywhere
     * @throws UnavailableException while that is not known yet of what an earlier version has stored
     */
    void delete(String id, ImageVersion ifMatch) {
        Media media = fitting(id, ifMatch);
        if (!uses.stream().allMatch(MediaUse::isKnown)) {
            throw new UnavailableException("It is still being found out which articles show which images.", null);
        }
        List<MediaUse.Use> shown = usesOf(media);
        if (!shown.isEmpty()) {
            throw new ImageInUseException(shown);
        }
        library.delete(media);
    }

    private Media fitting(String id, ImageVersion ifMatch) {
        Media media = find(id);
        if (!ifMatch.fits(media)) {
            throw new StaleImageException();
        }
        return media;
    }

    private static String trimmed(@Nullable String text) {
        return text == null
                ? ""
                : Manuscript.trimmed(
                        Normalizer.normalize(text.replace("\r\n", "\n").replace('\r', '\n'), Normalizer.Form.NFC));
    }

    private static @Nullable String orNull(@Nullable String text) {
        String trimmed = trimmed(text);
        return trimmed.isEmpty() ? null : trimmed;
    }
}
