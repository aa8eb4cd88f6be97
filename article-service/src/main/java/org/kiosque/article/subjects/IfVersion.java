package org.kiosque.article.subjects;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.subjects.SubjectException.VersionMissingException;
import org.springframework.http.ETag;

/**
 * The version of a tag or author that an editor wants to change, as the header {@code If-Match} names it.
 *
 * @param tags versions of which any will do; {@code *} is whatever version there is
 */
record IfVersion(List<ETag> tags) {

    /** Of one that was just created. */
    static final String FIRST_TAG = "\"0\"";

    /** @throws VersionMissingException when there is no header */
    static IfVersion required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new VersionMissingException();
        }
        return new IfVersion(ETag.parse(ifMatch));
    }

    /** By strong comparison, as RFC 9110 wants it here: a weak tag fits nothing. */
    boolean fits(Subject subject) {
        String current = tag(subject);
        return tags.stream()
                .anyMatch(tag ->
                        tag.isWildcard() || (!tag.weak() && tag.formattedTag().equals(current)));
    }

    static String tag(Subject subject) {
        return "\"" + subject.version() + "\"";
    }
}
