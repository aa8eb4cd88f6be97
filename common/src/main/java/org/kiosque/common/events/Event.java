package org.kiosque.common.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/** A fact that one service tells the others: it carries state, not deltas, so that applying the newest is enough. */
public sealed interface Event permits ArticleEvent, TranslationEvent, CommentEvent, DiscussionRuled, ImportEvent {

    /** The id of the aggregate that this is about: the Kafka key and the CloudEvents {@code subject}. */
    @JsonIgnore
    String aggregateId();

    /** Tags of the languages under which consumers keep what this tells. */
    @JsonIgnore
    default List<String> languages() {
        return List.of();
    }
}
