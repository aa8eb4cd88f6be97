package org.kiosque.gateway.client;

import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Reads and posts comments. Every call throws a {@link ServiceException} and nothing else. */
@FeignClient(name = "comment-service", fallbackFactory = ServiceFailures.class)
public interface CommentClient {

    /**
     * Approved comments.
     *
     * @param sort {@code oldest}, {@code newest} or, of threads alone, {@code discussed}
     * @param language into which others are translated; null for none
     * @param thread whose replies are asked for; null for the threads themselves
     */
    @GetMapping("/api/v1/articles/{id}/comments")
    CommentThread on(
            @PathVariable("id") String articleId,
            @RequestParam("sort") String sort,
            @RequestParam(name = "lang", required = false) @Nullable String language,
            @RequestParam("limit") int limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "thread", required = false) @Nullable String thread);

    /** What a browser that runs no scripts posts with. */
    @GetMapping("/api/v1/captcha/ticket")
    NewComment.Ticket ticket();

    /**
     * Never repeated by us: captcha tokens are for single use.
     *
     * @param readerAddress the reader's IP address, by which the service limits and bans
     */
    @PostMapping("/api/v1/articles/{id}/comments")
    NewComment.Receipt post(
            @PathVariable("id") String articleId,
            @RequestHeader("X-Forwarded-For") String readerAddress,
            @RequestBody NewComment comment);

    /** @param readerAddress the reader's IP address, by which the service limits */
    @PostMapping("/api/v1/subscriptions")
    void subscribe(@RequestHeader("X-Forwarded-For") String readerAddress, @RequestBody NewSubscription subscription);

    /** @param token of a letter */
    @GetMapping("/api/v1/subscriptions/{token}")
    Subscription subscription(@PathVariable("token") String token);

    /** Repeating is harmless. */
    @PutMapping("/api/v1/subscriptions/{token}/confirmation")
    Subscription confirm(@PathVariable("token") String token);

    /** Repeating is harmless. */
    @DeleteMapping("/api/v1/subscriptions/{token}")
    void unsubscribe(@PathVariable("token") String token);

    /** What browsers subscribe with; {@link ServiceException.NoSuchResourceException} where nothing is sent to any. */
    @GetMapping("/api/v1/subscriptions/push-key")
    PushKey pushKey();

    /** @param readerAddress the reader's IP address, which counts once */
    @PostMapping("/api/v1/comments/{id}/reports")
    NewReport.Receipt report(
            @PathVariable("id") String commentId,
            @RequestHeader("X-Forwarded-For") String readerAddress,
            @RequestBody NewReport report);

    /** @param readerAddress the reader's IP address, which counts once */
    @PostMapping("/api/v1/comments/{id}/reactions")
    void react(
            @PathVariable("id") String commentId,
            @RequestHeader("X-Forwarded-For") String readerAddress,
            @RequestBody NewReaction reaction);
}
