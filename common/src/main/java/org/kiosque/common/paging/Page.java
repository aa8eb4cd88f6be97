package org.kiosque.common.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * One part of a list.
 *
 * @param nextCursor null on the last one
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * @param found one more than {@code limit} when there are more to come
     * @param shown what clients see of one
     * @param position where the list goes on after one
     */
    public static <S, T> Page<T> of(List<S> found, int limit, Function<S, T> shown, Function<S, Cursor> position) {
        List<S> here = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit ? position.apply(here.getLast()).written() : null;
        return new Page<>(here.stream().map(shown).toList(), next);
    }

    /** @return 200 with the header {@code Link} to the next part, at this request's own address, unless this is the last */
    public ResponseEntity.BodyBuilder linked() {
        ResponseEntity.BodyBuilder response = ResponseEntity.ok();
        if (nextCursor != null) {
            String next = ServletUriComponentsBuilder.fromCurrentRequest()
                    .replaceQueryParam("cursor", nextCursor)
                    .scheme(null)
                    .host(null)
                    .port(null)
                    .build()
                    .toUriString();
            response.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return response;
    }
}
