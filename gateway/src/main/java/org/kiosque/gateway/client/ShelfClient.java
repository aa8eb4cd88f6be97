package org.kiosque.gateway.client;

import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Finds what to read. Every call throws a {@link ServiceException} and nothing else. */
@FeignClient(name = "recommendation-service", fallbackFactory = ServiceFailures.class)
public interface ShelfClient {

    @GetMapping("/api/v1/articles/{id}/related")
    CardList nextTo(
            @PathVariable("id") String articleId,
            @RequestParam("lang") String language,
            @RequestParam("limit") int limit);

    /** What is read most. */
    @GetMapping("/api/v1/trending")
    CardList trending(@RequestParam("lang") String language, @RequestParam("limit") int limit);

    /** @param reader opaque id, which the reader's browser has with the reader's consent */
    @GetMapping("/api/v1/readers/{reader}/recommendations")
    CardList forReader(
            @PathVariable("reader") String reader,
            @RequestParam("lang") String language,
            @RequestParam("limit") int limit);

    /** All that is known of a reader is gone. Repeating is harmless. */
    @DeleteMapping("/api/v1/readers/{reader}")
    void forget(@PathVariable("reader") String reader);

    /** Best first; only what can be read in that language. */
    @GetMapping("/api/v1/search")
    FoundList search(
            @RequestParam("q") String words,
            @RequestParam("lang") String language,
            @RequestParam("limit") int limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor);
}
