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

    /** @param offered whether also a machine's text that readers get only if they ask for it */
    @GetMapping("/api/v1/articles/{idOrSlug}")
    Article article(
            @PathVariable("idOrSlug") String idOrSlug,
            @RequestParam("lang") String language,
            @RequestParam("offered") boolean offered);

    /** A draft, as readers would get it, by the signed ticket of its address. */
    @GetMapping("/api/v1/previews/{ticket}")
    Article draft(@PathVariable("ticket") String ticket);

    @GetMapping("/api/v1/articles/{id}/neighbours")
    Neighbours neighbours(@PathVariable("id") String id, @RequestParam("lang") String language);

    /** Newest first. */
    @GetMapping("/api/v1/articles")
    CardList latest(
            @RequestParam("lang") String language,
            @RequestParam("limit") int limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor);

    /**
     * Newest first, with their texts as far as these fit.
     *
     * @param tag that they have; null for any
     * @param author by whom they are; null for anybody
     * @param limit 20 at most
     * @param include {@code body}; null for a service that does not know of it
     */
    @GetMapping("/api/v1/articles")
    CardList whole(
            @RequestParam("lang") String language,
            @RequestParam(name = "tag", required = false) @Nullable String tag,
            @RequestParam(name = "author", required = false) @Nullable String author,
            @RequestParam("limit") int limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "include", required = false) @Nullable String include);

    /** Newest first, those with a tag. */
    @GetMapping("/api/v1/articles")
    CardList about(
            @RequestParam("tag") String tag,
            @RequestParam("lang") String language,
            @RequestParam("limit") int limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor);

    /** Those that an editor has put there, then the newest. */
    @GetMapping("/api/v1/front")
    CardList front(
            @RequestParam("lang") String language,
            @RequestParam(name = "section", required = false) @Nullable String section,
            @RequestParam("limit") int limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor);

    @GetMapping("/api/v1/sections")
    SectionList sections(@RequestParam("lang") String language);

    /** Newest first, those by an author. */
    @GetMapping("/api/v1/articles")
    CardList by(
            @RequestParam("author") String author,
            @RequestParam("lang") String language,
            @RequestParam("limit") int limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor);

    /**
     * Newest first, those of a time.
     *
     * @param from RFC 3339, inclusive; null for any
     * @param to RFC 3339, exclusive; null for any
     */
    @GetMapping("/api/v1/articles")
    CardList between(
            @RequestParam(name = "from", required = false) @Nullable String from,
            @RequestParam(name = "to", required = false) @Nullable String to,
            @RequestParam("lang") String language,
            @RequestParam("limit") int limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor);

    @GetMapping("/api/v1/authors/{key}")
    Person author(@PathVariable("key") String key, @RequestParam("lang") String language);
}
