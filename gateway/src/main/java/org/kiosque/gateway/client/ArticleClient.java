package org.kiosque.gateway.client;

import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Reads articles. Every call throws a {@link ServiceException} and nothing else. */
@FeignClient(name = "article-service", fallbackFactory = ServiceFailures.class)
public interface ArticleClient {

    /** @param idOrSlug the id alone, or any slug that ends in it */
    @GetMapping("/api/v1/articles/{idOrSlug}")
    Article article(@PathVariable("idOrSlug") String idOrSlug, @RequestParam("lang") String language);

    /** Newest first. */
    @GetMapping("/api/v1/articles")
    CardList latest(
            @RequestParam("lang") String language,
            @RequestParam("limit") int limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor);
}
