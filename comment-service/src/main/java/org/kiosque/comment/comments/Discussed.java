package org.kiosque.comment.comments;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.failures.InvalidFieldException;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.query.Criteria;

/**
 * A place in the list of the most discussed threads: by their answers, those with as many by time, the latest first. The
 * list is as stable as the numbers of answers are: a thread that gains some while somebody reads on is met again or not.
 */
record Discussed(long replies, Instant at, String id) {

    static final Sort ORDER = Sort.by(Direction.DESC, "replies", "createdAt", "_id");

    /**
     * @param text what {@link #written} gave before; null at the list's start
     * @throws InvalidFieldException for anything else
     */
    static @Nullable Discussed read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("\\.", -1);
            if (parts.length == 3 && RandomId.isOne(parts[2])) {
                return new Discussed(
                        Long.parseLong(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1])), parts[2]);
            }
        } catch (IllegalArgumentException notOurs) {
            // said below
        }
        throw new InvalidFieldException("cursor", "is not one that this list has given");
    }

    static String written(ShownComment comment) {
        String place = comment.replies() + "." + comment.createdAt().toEpochMilli() + "." + comment.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.US_ASCII));
    }

    Criteria after(Criteria wanted) {
        Criteria asMany = where("replies").is(replies);
        return new Criteria()
                .andOperator(
                        wanted,
                        where("replies").lte(replies), // says no more than what follows, but an index can use it
                        new Criteria()
                                .orOperator(
                                        where("replies").lt(replies),
                                        new Criteria()
                                                .andOperator(
                                                        asMany,
                                                        where("createdAt").lt(at)),
                                        new Criteria()
                                                .andOperator(
                                                        asMany,
                                                        where("createdAt").is(at),
                                                        where("_id").lt(id))));
    }
}
