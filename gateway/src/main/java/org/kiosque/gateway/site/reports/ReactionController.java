package org.kiosque.gateway.site.reports;

import java.util.Objects;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.CommentClient;
import org.kiosque.gateway.client.NewReaction;
import org.kiosque.gateway.client.ServiceException;
import org.kiosque.gateway.edge.ReaderLanguages;
import org.kiosque.gateway.edge.trust.ClientAddress;
import org.kiosque.gateway.edge.trust.SameOrigin;
import org.kiosque.gateway.site.comments.Place;
import org.kiosque.gateway.site.page.Addresses;
import org.kiosque.gateway.site.page.FormFields;
import org.kiosque.gateway.site.page.Redirect;
import org.kiosque.gateway.site.page.SiteProperties;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

/** Takes the respect of a reader whose browser runs no scripts. */
@Controller
record ReactionController(CommentClient comments, ReaderLanguages languages, SiteProperties site) {

    private static final String RESPECT = "respect";

    /** Repeating is harmless. Leads back to the comment, wherever on the page's part of the discussion it was. */
    @PostMapping(
            path = Addresses.ARTICLE + "/comments/reactions",
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    View respect(@PathVariable("language") String tag, @PathVariable String slug, ServerWebExchange exchange) {
        Language language = languages.require(tag);
        Addresses.articleIn(slug);
        SameOrigin.require(exchange.getRequest(), site.baseUrl());
        MultiValueMap<String, String> form = FormFields.in(exchange);
        String commentId = Objects.requireNonNullElse(form.getFirst("comment"), "");
        if (!Place.ID.matcher(commentId).matches()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        try {
            comments.react(commentId, ClientAddress.of(exchange.getRequest()), new NewReaction(RESPECT));
        } catch (ServiceException.RefusedException refused) {
            throw refused.status() == 429 ? new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS) : refused;
        }
        return new Redirect(
                HttpStatus.SEE_OTHER,
                Addresses.article(language, slug, Place.in(form).query(), "comment-" + commentId));
    }
}
