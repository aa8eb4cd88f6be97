package org.kiosque.article.subjects;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Some articles, which have tags, authors and sections by their keys, whether or not anything else is known of these. */
public interface SubjectUse {

    /** @return the names that articles have beside one of these keys, of some articles if there are many; none: no article has one */
    Set<String> names(Kind kind, Collection<String> keys);

    /** @return those of a field that holds one, several or none */
    static Stream<Document> in(@Nullable Object stored) {
        return switch (stored) {
            case Document one -> Stream.of(one);
            case Collection<?> several -> several.stream().map(Document.class::cast);
            case null, default -> Stream.of();
        };
    }
}
