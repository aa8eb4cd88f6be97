package org.kiosque.translation.review;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiosque.translation.review.ReviewException.StaleTranslationException;
import org.kiosque.translation.review.ReviewException.VersionMissingException;
import org.kiosque.translation.translations.ShownTranslation;
import org.springframework.http.ETag;

/**
 * The version of a translation that a translator wants to change, as the header {@code If-Match} names it. What counts of
 * the tag is the edition in front of its dot: that a machine has taken up some work meanwhile is no reason to refuse a
 * person's.
 *
 * @param tags versions of which any will do; {@code *} is whatever version there is
 */
record IfMatch(List<ETag> tags) {

    /** @throws VersionMissingException when there is no header */
    static IfMatch required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new VersionMissingException();
        }
        return new IfMatch(ETag.parse(ifMatch));
    }

    /** @throws StaleTranslationException when the texts are not those that the translator has read */
    void require(ShownTranslation shown) {
        if (!fits(shown)) {
            throw new StaleTranslationException();
        }
    }

    /** By strong comparison, as RFC 9110 wants it here: a weak tag fits nothing. */
    private boolean fits(ShownTranslation shown) {
        return tags.stream()
                .anyMatch(tag -> tag.isWildcard() || (!tag.weak() && tag.tag().startsWith(shown.edition() + ".")));
    }

    /** @return strong, in quotes */
    static String tag(ShownTranslation shown) {
        return "\"" + shown.edition() + "." + shown.version() + "-" + Objects.hashCode(shown.reason()) + "\"";
    }
}
