package org.kiosque.article.media;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.media.MediaException.VersionMissingException;
import org.springframework.http.ETag;

/**
 * The version of what is said of an image that an editor wants to change, as the header {@code If-Match} names it.
 *
 * @param tags versions of which any will do; {@code *} is whatever version there is
 */
record ImageVersion(List<ETag> tags) {

    /** @throws VersionMissingException when there is no header */
    static ImageVersion required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new VersionMissingException();
        }
        return new ImageVersion(ETag.parse(ifMatch));
    }

    /** By strong comparison, as RFC 9110 wants it here: a weak tag fits nothing. */
    boolean fits(Media media) {
        String current = tag(media);
        return tags.stream()
                .anyMatch(tag ->
                        tag.isWildcard() || (!tag.weak() && tag.formattedTag().equals(current)));
    }

    static String tag(Media media) {
        return "\"" + media.version() + "\"";
    }
}
