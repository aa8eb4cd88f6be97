package org.kiosque.recommendation.reads;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;

/**
 * A read that counted, told within this process, once for each.
 *
 * @param language in which it was read
 * @param reader opaque id of a reader who has agreed to be known by it; null for anybody else
 * @param from id of the article on whose page it was found; null for elsewhere
 * @param fromOwnList whether it was found in the list that was made for the reader
 */
public record ArticleRead(
        String articleId,
        Language language,
        @Nullable String reader,
        @Nullable String from,
        boolean fromOwnList,
        Instant at) {}
