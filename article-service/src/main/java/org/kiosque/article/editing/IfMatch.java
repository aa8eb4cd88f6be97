package org.kiosque.article.editing;

import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.EditingException.VersionMissingException;
import org.springframework.http.ETag;

/**
 * The version of an article that an editor wants to change, as the header {@code If-Match} names it.
 *
 * @param tags versions of which any will do; {@code *} is whatever version there is
 */
record IfMatch(List<ETag> tags) {

    private static final Pattern VERSION = Pattern.compile("\\d{1,18}");

    /** Whatever version there is. */
    static final IfMatch ANY = required("*");

    /** Of an article that was just begun. */
    static final String FIRST_TAG = "\"0\"";

    /** @throws VersionMissingException when there is no header */
    static IfMatch required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new VersionMissingException();
        }
        return new IfMatch(ETag.parse(ifMatch));
    }

    /** By strong comparison, as RFC 9110 wants it here: a weak tag fits nothing. */
    boolean fits(Article article) {
        return fits(tag(article));
    }

    /** @param current in quotes */
    boolean fits(String current) {
        return tags.stream()
                .anyMatch(tag ->
                        tag.isWildcard() || (!tag.weak() && tag.formattedTag().equals(current)));
    }

    /** @return whether losing a race means that the wanted version is gone */
    boolean namesVersion() {
        return tags.stream().noneMatch(ETag::isWildcard);
    }

    /** @return the newest version that is named; empty when none is, as with {@code *} */
    OptionalLong newestVersion() {
        return tags.stream()
                .filter(tag -> !tag.weak() && VERSION.matcher(tag.tag()).matches())
                .mapToLong(tag -> Long.parseLong(tag.tag()))
                .max();
    }

    static String tag(Article article) {
        return "\"" + article.version() + "\"";
    }
}
