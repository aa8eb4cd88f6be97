package org.kiosque.comment.push;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.kiosque.comment.news.Topic;
import org.kiosque.comment.push.PushApi.NewPushSubscription;
import org.kiosque.comment.push.PushApi.PushKey;
import org.kiosque.comment.push.PushApi.PushSubscribed;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.languages.SiteLanguages;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
record PushController(PushDesk desk, SiteLanguages site) {

    /** What a browser subscribes with. */
    @GetMapping("/api/v1/subscriptions/push-key")
    PushKey key() {
        return new PushKey(desk.publicKey());
    }

    /** A browser has one subscription: the last holds. Repeating is harmless. */
    @PostMapping("/api/v1/subscriptions/push")
    @ResponseStatus(HttpStatus.CREATED)
    PushSubscribed subscribe(@Valid @RequestBody NewPushSubscription wish, HttpServletRequest request) {
        String language = site.require(wish.language(), "/language").tag();
        if (wish.tag() != null && wish.section() != null) {
            throw new InvalidFieldException("/section", "must be left out where there is a tag");
        }
        return new PushSubscribed(desk.subscribe(
                new Target(wish.endpoint(), wish.keys().p256dh(), wish.keys().auth()),
                language,
                new Topic(wish.tag(), wish.section()),
                request.getRemoteAddr()));
    }

    /** Nothing of it is kept. Repeating is harmless. */
    @DeleteMapping("/api/v1/subscriptions/push/{token}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String token) {
        desk.end(token);
    }
}
