package org.kiosque.common.paging;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * The order of a list that is read part by part: by a time, then by id, both in one direction. An index in that order
 * serves every part alike.
 *
 * @param time path of the field
 */
public record Keyset(String time, Direction direction) {

    public static Keyset newestFirst(String time) {
        return new Keyset(time, Direction.DESC);
    }

    public static Keyset oldestFirst(String time) {
        return new Keyset(time, Direction.ASC);
    }

    public Sort sort() {
        return Sort.by(direction, time, "_id");
    }

    /**
     * @param wanted what the list holds
     * @param after the last one that the client has seen; null at the list's start
     * @return finds at most one more than {@code limit}, which tells {@link Page#of} whether there is a next part
     */
    public Query part(Criteria wanted, @Nullable Cursor after, int limit) {
        Criteria criteria =
                after == null ? wanted : new Criteria().andOperator(wanted, reached(after), notAtOrBefore(after));
        return Query.query(criteria).with(sort()).limit(limit + 1);
    }

    private Criteria reached(Cursor after) {
        return direction.isAscending()
                ? where(time).gte(after.at())
                : where(time).lte(after.at());
    }

    /** As what is not wanted: two alternatives would tempt the store to read two parts of an index and sort what comes. */
    private Criteria notAtOrBefore(Cursor after) {
        Criteria sameMoment = where(time).is(after.at()).and("_id");
        return new Criteria()
                .norOperator(direction.isAscending() ? sameMoment.lte(after.id()) : sameMoment.gte(after.id()));
    }
}
