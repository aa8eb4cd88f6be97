package org.kiosque.article.media;

import java.util.Optional;
import java.util.regex.Pattern;
import org.kiosque.common.events.RandomId;

/**
 * Names one file of an image. What is in it never changes: an image that is cut in another place has other files.
 *
 * @param size its width in pixels, such as {@code 640}; {@code v2} and so on of an image that was replaced; of what was cut the
 *     shape, and around which point, too, such as {@code 640-16x9-50-33}
 */
record FileName(String mediaId, String size, ImageFormat format) {

    private static final Pattern SIZE =
            Pattern.compile("[0-9]{1,5}(?:-v[0-9]{1,5})?(?:-(?:1x1|4x3|16x9)-[0-9]{1,3}-[0-9]{1,3})?");

    /** @return empty for what can be none, so that nobody needs to be asked */
    static Optional<FileName> of(String mediaId, String size, ImageFormat format) {
        return RandomId.isOne(mediaId) && SIZE.matcher(size).matches()
                ? Optional.of(new FileName(mediaId, size, format))
                : Optional.empty();
    }

    /** @param edition see {@link Media#edition} */
    static String size(int width, int edition) {
        return edition == 1 ? String.valueOf(width) : width + "-v" + edition;
    }

    /** Behind {@code /media/}. */
    String path() {
        return mediaId + "/" + size + "." + format.ending();
    }

    String address() {
        return "/media/" + path();
    }
}
