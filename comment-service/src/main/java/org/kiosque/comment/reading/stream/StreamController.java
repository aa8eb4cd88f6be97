package org.kiosque.comment.reading.stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.discussions.Discussions;
import org.kiosque.comment.privacy.Pseudonyms;
import org.kiosque.comment.reading.stream.StreamPlaces.Place;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Opens streams, which belong to no thread: by the servlet's own means, since Spring MVC's emitters wait for slow readers. */
@RestController
record StreamController(Discussions discussions, Pseudonyms pseudonyms, CommentStreams streams) {

    private static final String BUFFERED_BY_NGINX = "X-Accel-Buffering";

    @GetMapping(path = "/api/v1/articles/{idOrSlug}/comments/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void open(
            @PathVariable String idOrSlug,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String articleId = discussions.copyUnder(idOrSlug).articleId();
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(BUFFERED_BY_NGINX, "no");
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            return;
        }
        String address = request.getRemoteAddr();
        Place place = streams.places().take(pseudonyms.ofAddress(address), address);
        boolean opened = false;
        try {
            response.flushBuffer(); // by this thread: no filter adds a header later
            var context = request.startAsync();
            context.setTimeout(0);
            streams.open(place, articleId, last, context, response.getOutputStream());
            opened = true;
        } finally {
            if (!opened) {
                streams.places().release(place);
            }
        }
    }
}
