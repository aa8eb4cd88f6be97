package org.kiosque.gateway.site.newsletter;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.ArticleClient;
import org.kiosque.gateway.client.CommentClient;
import org.kiosque.gateway.client.NewSubscription;
import org.kiosque.gateway.client.ServiceException;
import org.kiosque.gateway.edge.ReaderLanguages;
import org.kiosque.gateway.edge.pages.PageDeclaration;
import org.kiosque.gateway.edge.trust.ClientAddress;
import org.kiosque.gateway.edge.trust.SameOrigin;
import org.kiosque.gateway.site.page.Addresses;
import org.kiosque.gateway.site.page.FormFields;
import org.kiosque.gateway.site.page.Frames;
import org.kiosque.gateway.site.page.Head;
import org.kiosque.gateway.site.page.HtmlPage;
import org.kiosque.gateway.site.page.Section;
import org.kiosque.gateway.site.page.Sections;
import org.kiosque.gateway.site.page.SiteProperties;
import org.kiosque.gateway.site.page.Texts;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.View;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

/** The page by which a reader asks for letters about new articles. Never kept. */
@Controller
record NewsletterController(
        ArticleClient articles,
        CommentClient comments,
        Frames frames,
        Sections sections,
        ReaderLanguages languages,
        SiteProperties site) {

    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]{2,}");
    private static final int LONGEST_ADDRESS = 254;

    private static final String TAG = "tag:";
    private static final String SECTION = "section:";
    private static final String DAILY = "daily";
    private static final String AT_ONCE = "at-once";

    /**
     * What a reader has chosen.
     *
     * @param about empty, or the key of a tag or section after its kind
     */
    private record Wish(String email, String about, String frequency) {

        private boolean isPossible() {
            return about.isEmpty() || Addresses.isKey(tag()) || Addresses.isKey(section());
        }

        private @Nullable String tag() {
            return about.startsWith(TAG) ? about.substring(TAG.length()) : null;
        }

        private @Nullable String section() {
            return about.startsWith(SECTION) ? about.substring(SECTION.length()) : null;
        }
    }

    /** What became of it. */
    private record Outcome(HttpStatus status, @Nullable String failure, boolean mistaken, boolean done) {

        static final Outcome NOTHING = new Outcome(HttpStatus.OK, null, false, false);
        static final Outcome DONE = new Outcome(HttpStatus.OK, null, false, true);
        static final Outcome MISTAKEN = new Outcome(HttpStatus.BAD_REQUEST, "newsletter.badAddress", true, false);

        static Outcome failed(HttpStatus status, String why) {
            return new Outcome(status, why, false, false);
        }
    }

    @Bean
    static PageDeclaration newsletterPage() {
        return PageDeclaration.notKept(Addresses.NEWSLETTER);
    }

    @GetMapping(Addresses.NEWSLETTER)
    View form(
            @PathVariable("language") String tag,
            @RequestParam(name = "tag", required = false) @Nullable String aboutTag,
            @RequestParam(name = "section", required = false) @Nullable String aboutSection) {
        Language language = offered(tag);
        String about = aboutTag != null ? TAG + aboutTag : aboutSection != null ? SECTION + aboutSection : "";
        var wish = new Wish("", about, DAILY);
        return page(language, wish.isPossible() ? wish : new Wish("", "", DAILY), Outcome.NOTHING);
    }

    @PostMapping(path = Addresses.NEWSLETTER, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    View subscribe(@PathVariable("language") String tag, ServerWebExchange exchange) {
        Language language = offered(tag);
        SameOrigin.require(exchange.getRequest(), site.baseUrl());
        MultiValueMap<String, String> form = FormFields.in(exchange);
        var wish = new Wish(
                said(form, "email").strip(),
                said(form, "about"),
                AT_ONCE.equals(form.getFirst("frequency")) ? AT_ONCE : DAILY);
        if (!wish.isPossible()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        if (wish.email().length() > LONGEST_ADDRESS
                || !ADDRESS.matcher(wish.email()).matches()) {
            return page(language, wish, Outcome.MISTAKEN);
        }
        if (!said(form, "website").isEmpty()) { // a program filled in what nobody sees
            return page(language, wish, Outcome.failed(HttpStatus.BAD_REQUEST, "newsletter.refused"));
        }
        return page(language, wish, sent(wish, language, ClientAddress.of(exchange.getRequest())));
    }

    private Outcome sent(Wish wish, Language language, String readerAddress) {
        try {
            comments.subscribe(
                    readerAddress,
                    new NewSubscription(wish.email(), language.tag(), wish.tag(), wish.section(), wish.frequency()));
            return Outcome.DONE;
        } catch (ServiceException.RefusedException refused) {
            return refused.status() == 429
                    ? Outcome.failed(HttpStatus.TOO_MANY_REQUESTS, "newsletter.tooMany")
                    : Outcome.MISTAKEN;
        } catch (ServiceException.UnavailableException down) {
            return Outcome.failed(HttpStatus.SERVICE_UNAVAILABLE, "newsletter.unavailable");
        }
    }

    private static String said(MultiValueMap<String, String> form, String field) {
        return Objects.requireNonNullElse(form.getFirst(field), "");
    }

    private Language offered(String tag) {
        Language language = languages.require(tag);
        if (!site.newsletter()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return language;
    }

    private View page(Language language, Wish wish, Outcome outcome) {
        Texts text = frames.texts(language);
        String title = text.get("newsletter.title");
        var push = sections.start("push", this::pushKey, Section.<Optional<String>>hidden(), site.sectionDeadline());
        var choices = outcome.done() ? List.<NewsletterView.Choice>of() : choices(language, wish, text);
        var view = new NewsletterView(
                frames.around(
                        language,
                        Head.unlisted(outcome.failure() == null ? title : text.get("form.failed.title", title), null),
                        Addresses::newsletter),
                Addresses.newsletter(language),
                choices,
                wish.email(),
                wish.frequency().equals(DAILY),
                outcome.failure() == null ? null : text.get(outcome.failure()),
                outcome.mistaken(),
                outcome.done(),
                push.get() instanceof Section.Shown(var key) ? key.orElse(null) : null);
        return new HtmlPage(outcome.status(), language, "newsletter", view, unkept(), null, null);
    }

    /** Empty where nothing is sent to browsers. */
    private Optional<String> pushKey() {
        try {
            return Optional.of(comments.pushKey().publicKey());
        } catch (ServiceException.NoSuchResourceException none) {
            return Optional.empty();
        }
    }

    /** Of readers' own addresses no copy is kept on the way. */
    static HttpHeaders unkept() {
        var own = new HttpHeaders();
        own.setCacheControl("no-store");
        return own;
    }

    private List<NewsletterView.Choice> choices(Language language, Wish wish, Texts text) {
        List<NewsletterView.Choice> choices = new ArrayList<>();
        choices.add(new NewsletterView.Choice(
                "", text.get("newsletter.all"), wish.about().isEmpty()));
        if (wish.tag() != null) {
            choices.add(new NewsletterView.Choice(wish.about(), text.get("newsletter.tag", wish.tag()), true));
        }
        var known = sections.start(
                "sections",
                () -> articles.sections(language.tag()),
                Section.<org.kiosque.gateway.client.SectionList>hidden(),
                site.sectionDeadline());
        if (known.get() instanceof Section.Shown(var found)) {
            found.items().stream()
                    .filter(each -> Addresses.isKey(each.key()))
                    .map(each -> new NewsletterView.Choice(
                            SECTION + each.key(),
                            text.get("newsletter.section", each.name()),
                            (SECTION + each.key()).equals(wish.about())))
                    .forEach(choices::add);
        }
        return choices;
    }
}
