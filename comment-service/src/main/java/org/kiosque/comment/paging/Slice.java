package org.kiosque.comment.paging;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * One part of a list, as clients get it.
 *
 * @param nextCursor null at the end
 */
public record Slice<T>(List<T> items, @Nullable String nextCursor) {

    public Slice {
        items = List.copyOf(items);
    }

    /** @return {@code Link: <…>; rel="next"} (RFC 8288) for the request at hand, or no header at the end */
    public HttpHeaders links(String path, @Nullable String query) {
        var headers = new HttpHeaders();
        if (nextCursor != null) {
            String next = UriComponentsBuilder.fromPath(path)
                    .query(query == null ? "" : query)
                    .replaceQueryParam("cursor", nextCursor)
                    .build()
                    .toUriString();
            headers.add(HttpHeaders.LINK, "<" + next.replaceAll("[<>\\s\"]", "") + ">; rel=\"next\"");
        }
        return headers;
    }
}
