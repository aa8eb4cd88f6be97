package org.kiosque.gateway.client;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Finds what to read next. Every call throws a {@link ServiceException} and nothing else. */
@FeignClient(name = "recommendation-service", fallbackFactory = ServiceFailures.class)
public interface ShelfClient {

    @GetMapping("/api/v1/articles/{id}/related")
    CardList nextTo(
            @PathVariable("id") String articleId,
            @RequestParam("lang") String language,
            @RequestParam("limit") int limit);
}
