package org.kiosque.comment.newsletter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.kiosque.comment.news.Topic;
import org.kiosque.comment.newsletter.SubscriptionApi.NewSubscription;
import org.kiosque.comment.newsletter.SubscriptionApi.Received;
import org.kiosque.comment.newsletter.SubscriptionApi.SubscriptionView;
import org.kiosque.comment.newsletter.SubscriptionDesk.Found;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.languages.SiteLanguages;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
record SubscriptionController(SubscriptionDesk desk, SiteLanguages site) {

    /** Nothing is sent but the question whether its reader wants that. Answers alike whoever it is. Repeating is harmless. */
    @PostMapping("/api/v1/subscriptions")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Received subscribe(@Valid @RequestBody NewSubscription wish, HttpServletRequest request) {
        String language = site.require(wish.language(), "/language").tag();
        if (wish.tag() != null && wish.section() != null) {
            throw new InvalidFieldException("/section", "must be left out where there is a tag");
        }
        desk.wish(
                wish.email(),
                language,
                new Topic(wish.tag(), wish.section()),
                wish.frequency(),
                request.getRemoteAddr());
        return new Received(Subscription.PENDING);
    }

    /** What it is about; looking changes nothing, since programs follow links by themselves. */
    @GetMapping("/api/v1/subscriptions/{token}")
    ResponseEntity<SubscriptionView> subscription(@PathVariable String token) {
        return shown(desk.find(token));
    }

    /** By the token of the letter that asks for it. Repeating is harmless. */
    @PutMapping("/api/v1/subscriptions/{token}/confirmation")
    ResponseEntity<SubscriptionView> confirm(@PathVariable String token) {
        return shown(desk.confirm(token));
    }

    /** Nothing of it is kept. Repeating is harmless. */
    @DeleteMapping("/api/v1/subscriptions/{token}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String token) {
        desk.end(token);
    }

    private static ResponseEntity<SubscriptionView> shown(Found found) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(SubscriptionView.of(found.subscription(), found.confirms()));
    }
}
