package org.kiosque.article.origins;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Where an article came from.
 *
 * @param key names it in the system that had it, such as {@code wxr:https://example.org/?p=7}
 * @param articleId chosen before the article was made: whoever goes on after a failure makes the same one
 * @param broughtBy id of the import that brought it first; null when that is not known
 * @param slug last part of its address there; null when it had none
 */
@Document(Origins.COLLECTION)
record Origin(
        @Id String key,
        String articleId,
        @Nullable String broughtBy,
        @Nullable String slug) {}
