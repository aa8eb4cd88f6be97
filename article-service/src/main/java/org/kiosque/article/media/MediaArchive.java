package org.kiosque.article.media;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.media.MediaApi.FocusRequest;
import org.kiosque.article.media.MediaApi.MediaRequest;
import org.kiosque.article.media.MediaApi.TextRequest;
import org.kiosque.common.events.Image;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.languages.SiteLanguages;
import org.springframework.stereotype.Component;

/** The way out of the library for all images, and back. What comes in passes all that an upload does. */
@Component
public class MediaArchive {

    private static final int LONGEST_NAME = 255;
    private static final int MOST_EDITIONS = 99_999;
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");

    private final MediaLibrary library;
    private final Validator validator;
    private final SiteLanguages site;

    MediaArchive(MediaLibrary library, Validator validator, SiteLanguages site) {
        this.library = library;
        this.validator = validator;
        this.site = site;
    }

    /** @return ids of images that come after {@code id}, or the first ones when it is null; at most {@code limit} */
    public List<String> after(@Nullable String id, int limit) {
        return library.after(id, limit).stream().map(Media::id).toList();
    }

    /** @return empty when it was deleted meanwhile, or is larger than any that is taken in today */
    public Optional<ArchivedImage> find(String id) {
        return library.find(id)
                .flatMap(media -> library.file(media.largestFile())
                        .filter(jpeg -> jpeg.length <= Darkroom.LARGEST_PRINT_BYTES)
                        .map(jpeg -> new ArchivedImage(
                                id,
                                media.alt(),
                                media.uploadedBy(),
                                media.uploadedAt(),
                                media.colour(),
                                media.focus(),
                                archived(media.texts()),
                                media.credit(),
                                media.edition(),
                                jpeg)));
    }

    private static @Nullable Map<String, ArchivedImage.Text> archived(@Nullable Map<String, Media.Text> texts) {
        if (texts == null) {
            return null;
        }
        var all = new TreeMap<String, ArchivedImage.Text>();
        texts.forEach((language, text) -> all.put(language, new ArchivedImage.Text(text.alt(), text.caption())));
        return all;
    }

    /**
     * Brings an image back under its own id, with the very pixels that it had in its largest width; repeating is harmless.
     *
     * @param now no image is younger
     * @return false when it was there
     * @throws InvalidFieldException when it is none that the library could have had
     */
    public boolean bringBack(ArchivedImage image, Instant now) {
        require(image.id() != null && RandomId.isOne(image.id()), "/id", "is none of an image");
        if (library.find(image.id()).isPresent()) {
            return false;
        }
        require(
                image.jpeg() != null && isBare(image.jpeg()),
                "/jpeg",
                "is no JPEG, or holds more than its pixels need");
        require(
                image.uploadedAt() != null
                        && image.uploadedAt().isAfter(Instant.EPOCH)
                        && !image.uploadedAt().isAfter(now),
                "/uploadedAt",
                "is no time that can be");
        require(
                image.uploadedBy() != null && image.uploadedBy().length() <= LONGEST_NAME,
                "/uploadedBy",
                "is longer than " + LONGEST_NAME + " characters");
        require(image.colour() == null || COLOUR.matcher(image.colour()).matches(), "/colour", "is none");
        require(
                image.edition() == null || (image.edition() > 1 && image.edition() <= MOST_EDITIONS),
                "/edition",
                "is none");
        library.bringBack(image, said(image));
        return true;
    }

    private MediaLibrary.Description said(ArchivedImage image) {
        Map<String, TextRequest> asked = new LinkedHashMap<>();
        Map<String, Media.Text> texts = new LinkedHashMap<>();
        if (image.texts() != null) {
            image.texts().forEach((tag, text) -> {
                String language = site.require(tag, "/texts/" + tag).tag();
                asked.put(language, new TextRequest(text.alt(), text.caption()));
                texts.put(language, new Media.Text(text.alt(), text.caption()));
            });
        }
        Image.Focus focus = image.focus();
        String alt = Objects.requireNonNullElse(image.alt(), "");
        var request = new MediaRequest(
                alt, image.credit(), focus == null ? null : new FocusRequest(focus.x(), focus.y()), asked);
        for (ConstraintViolation<MediaRequest> wrong : validator.validate(request)) {
            throw new InvalidFieldException("/" + wrong.getPropertyPath(), wrong.getMessage());
        }
        return new MediaLibrary.Description(alt, image.credit(), focus, texts);
    }

    /** Whether it is what this library would serve: nothing is hidden in it, and nothing has to be turned or converted. */
    private static boolean isBare(byte[] jpeg) {
        PictureFile file = PictureFile.of(jpeg);
        return file.format().equals("jpeg")
                && file.profile() == null
                && file.orientation() == 1
                && Arrays.equals(file.pixels().array(), jpeg);
    }

    private static void require(boolean condition, String field, String otherwise) {
        if (!condition) {
            throw new InvalidFieldException(field, otherwise);
        }
    }
}
