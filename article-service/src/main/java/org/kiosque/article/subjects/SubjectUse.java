package org.kiosque.article.subjects;

import java.util.Collection;
import java.util.Set;

/** Some articles, which have tags and authors by their keys, whether or not anything else is known of these. */
public interface SubjectUse {

    /** @return the names that articles have beside one of these keys, of some articles if there are many; none: no article has one */
    Set<String> names(Kind kind, Collection<String> keys);
}
