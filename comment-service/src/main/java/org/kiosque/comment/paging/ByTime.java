package org.kiosque.comment.paging;

import org.jspecify.annotations.Nullable;
import org.kiosque.common.paging.Cursor;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** Stored comments in the order in which they were written, then by id. */
public final class ByTime {

    private ByTime() {}

    public static Sort sorted(Direction direction) {
        return Sort.by(direction, "createdAt", "_id");
    }

    /**
     * @param after the last one that the client has seen; null at the list's start
     * @return finds at most one more than {@code limit}, which tells whether there is a next part
     */
    public static Query part(Criteria wanted, Direction direction, @Nullable Cursor after, int limit) {
        Query query = Query.query(wanted).with(sorted(direction)).limit(limit + 1);
        if (after != null) {
            var sameMoment = Criteria.where("createdAt").is(after.at()).and("_id");
            query.addCriteria(new Criteria()
                    .orOperator(
                            direction.isAscending()
                                    ? Criteria.where("createdAt").gt(after.at())
                                    : Criteria.where("createdAt").lt(after.at()),
                            direction.isAscending() ? sameMoment.gt(after.id()) : sameMoment.lt(after.id())));
        }
        return query;
    }
}
