package org.kiosque.comment.paging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.problem.InvalidFieldException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;

/**
 * The place of the last item that a client has seen, in a list by time and then by id.
 *
 * @param time of that item
 * @param id of that item
 */
public record Cursor(Instant time, String id) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,15})\\.([0-9a-z]{1,64})");

    /**
     * @param text null for the first part
     * @throws InvalidFieldException if it is none that {@link #text()} made
     */
    public static Optional<Cursor> of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            Matcher matcher = FORM.matcher(plain);
            if (matcher.matches()) {
                return Optional.of(
                        new Cursor(Instant.ofEpochMilli(Long.parseLong(matcher.group(1))), matcher.group(2)));
            }
        } catch (IllegalArgumentException notBase64) {
            // answered below
        }
        throw new InvalidFieldException("cursor", "is not one that an earlier answer gave");
    }

    /** What comes after this place in a list by {@code createdAt} and {@code _id} in that direction. */
    public Criteria after(Sort.Direction direction) {
        return direction.isAscending()
                ? new Criteria()
                        .orOperator(
                                Criteria.where("createdAt").gt(time),
                                Criteria.where("createdAt").is(time).and("_id").gt(id))
                : new Criteria()
                        .orOperator(
                                Criteria.where("createdAt").lt(time),
                                Criteria.where("createdAt").is(time).and("_id").lt(id));
    }

    public static Sort by(Sort.Direction direction) {
        return Sort.by(direction, "createdAt", "_id");
    }

    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((time.toEpochMilli() + "." + id).getBytes(StandardCharsets.UTF_8));
    }
}
