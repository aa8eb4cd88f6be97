package org.kiosque.gateway.site.newsletter;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.CommentClient;
import org.kiosque.gateway.client.ServiceException;
import org.kiosque.gateway.client.Subscription;
import org.kiosque.gateway.edge.ReaderLanguages;
import org.kiosque.gateway.edge.pages.PageDeclaration;
import org.kiosque.gateway.edge.trust.SameOrigin;
import org.kiosque.gateway.site.page.Addresses;
import org.kiosque.gateway.site.page.FormFields;
import org.kiosque.gateway.site.page.Frames;
import org.kiosque.gateway.site.page.Head;
import org.kiosque.gateway.site.page.HtmlPage;
import org.kiosque.gateway.site.page.SiteProperties;
import org.kiosque.gateway.site.page.Texts;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

/**
 * The page to which the address in a letter leads. Looking changes nothing, since programs follow links by themselves: a button does, or
 * the one request of a reader's mail program (RFC 8058).
 */
@Controller
record SubscriptionPageController(
        CommentClient comments, Frames frames, ReaderLanguages languages, SiteProperties site) {

    private static final String PAGE = Addresses.NEWSLETTER + "/{token}";

    /** What a mail program says (RFC 8058, 3.1). */
    private static final String ONE_CLICK_FIELD = "List-Unsubscribe";

    private static final String ONE_CLICK = "One-Click";

    /** As comment-service writes them. */
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}[ce][0-9a-f]{32}");

    @Bean
    static PageDeclaration subscriptionPage() {
        return PageDeclaration.notKept(PAGE);
    }

    @GetMapping(PAGE)
    View subscription(@PathVariable("language") String tag, @PathVariable String token) {
        Language language = languages.require(tag);
        return page(HttpStatus.OK, language, token, comments.subscription(known(token)), null);
    }

    @PostMapping(path = PAGE, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    View decide(@PathVariable("language") String tag, @PathVariable String token, ServerWebExchange exchange) {
        Language language = languages.require(tag);
        SameOrigin.require(exchange.getRequest(), site.baseUrl());
        MultiValueMap<String, String> form = FormFields.in(exchange);
        String word = form.getFirst("do");
        if ("end".equals(word) || ONE_CLICK.equals(form.getFirst(ONE_CLICK_FIELD))) {
            return ended(language, token);
        }
        if (!"confirm".equals(word)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        try {
            return page(HttpStatus.OK, language, token, comments.confirm(known(token)), "newsletter.confirmed");
        } catch (ServiceException.UnavailableException down) {
            return page(HttpStatus.SERVICE_UNAVAILABLE, language, token, null, "newsletter.unavailable");
        }
    }

    /** The same from a mail program, which should send it in parts. */
    @PostMapping(path = PAGE, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    View end(@PathVariable("language") String tag, @PathVariable String token, ServerWebExchange exchange) {
        Language language = languages.require(tag);
        SameOrigin.require(exchange.getRequest(), site.baseUrl());
        Part word = Objects.requireNonNull(exchange.getMultipartData().block()).getFirst(ONE_CLICK_FIELD);
        if (!(word instanceof FormFieldPart field) || !ONE_CLICK.equals(field.value())) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return ended(language, token);
    }

    private View ended(Language language, String token) {
        try {
            comments.unsubscribe(known(token));
            return page(HttpStatus.OK, language, token, null, "newsletter.ended");
        } catch (ServiceException.UnavailableException down) {
            return page(HttpStatus.SERVICE_UNAVAILABLE, language, token, null, "newsletter.unavailable");
        }
    }

    private String known(String token) {
        if (!site.newsletter() || !TOKEN.matcher(token).matches()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return token;
    }

    private View page(
            HttpStatus status,
            Language language,
            String token,
            @Nullable Subscription subscription,
            @Nullable String outcome) {
        Texts text = frames.texts(language);
        var view = new SubscriptionView(
                frames.around(language, Head.unlisted(text.get("newsletter.title"), null), Addresses::newsletter),
                Addresses.newsletter(language) + "/" + token,
                subscription == null ? null : wanted(subscription, text),
                subscription != null && subscription.confirms() && !subscription.isActive(),
                outcome,
                status.isError());
        return new HtmlPage(status, language, "subscription", view, NewsletterController.unkept(), null, null);
    }

    private static String wanted(Subscription subscription, Texts text) {
        String what = subscription.tag() != null
                ? text.get("newsletter.tag", subscription.tag())
                : subscription.section() != null
                        ? text.get("newsletter.section", subscription.section())
                        : text.get("newsletter.all");
        return what + ", " + text.get("newsletter." + subscription.frequency()) + ", "
                + text.nameOf(subscription.language());
    }
}
