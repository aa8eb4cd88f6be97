package org.kiosque.article.reading;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A comment as far as it counts.
 *
 * @param visible whether readers can see it
 * @param sequence of the last event of this comment that was applied
 */
@Document(CountedComment.COLLECTION)
record CountedComment(@Id String id, String articleId, boolean visible, long sequence) {

    static final String COLLECTION = "countedComments";
}
