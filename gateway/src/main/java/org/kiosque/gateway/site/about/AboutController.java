package org.kiosque.gateway.site.about;

import java.util.Map;
import java.util.function.Function;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.edge.ReaderLanguages;
import org.kiosque.gateway.edge.pages.PageDeclaration;
import org.kiosque.gateway.edge.pages.PageProperties;
import org.kiosque.gateway.site.page.Addresses;
import org.kiosque.gateway.site.page.Frames;
import org.kiosque.gateway.site.page.Head;
import org.kiosque.gateway.site.page.HtmlPage;
import org.kiosque.gateway.site.page.SiteProperties;
import org.kiosque.gateway.site.page.Typography;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.View;

/** The standing pages of the paper. Nothing on them is told of: they are fresh by age. */
@Controller
record AboutController(AboutTexts texts, Frames frames, ReaderLanguages languages, SiteProperties site) {

    @Bean
    static PageDeclaration aboutPages(PageProperties kept) {
        return PageDeclaration.of(
                "/{language}/(about|contact|imprint|privacy|comment-rules|how-we-translate)", Map.of(), kept);
    }

    @GetMapping({
        "/{language}/about",
        "/{language}/contact",
        "/{language}/imprint",
        "/{language}/privacy",
        "/{language}/comment-rules",
        "/{language}/how-we-translate"
    })
    View about(@PathVariable("language") String tag, ServerHttpRequest request) {
        Language language = languages.require(tag);
        String path = request.getPath().value();
        String page = path.substring(path.lastIndexOf('/') + 1);
        Function<Language, String> address = each -> Addresses.front(each) + "/" + page;
        AboutTexts.Written written = texts.text(page, language);
        String title =
                written.text().title().isEmpty() ? site.name() : written.text().title();
        Head head = Head.listed(title, null, site.absolute(address.apply(language)), frames.alternates(address));
        return new HtmlPage(
                HttpStatus.OK,
                language,
                "about",
                new AboutView(
                        frames.around(language, head, address),
                        written.language().equals(language)
                                ? null
                                : written.language().tag(),
                        Typography.unbroken(title, written.language().tag()),
                        written.text().html(),
                        page.equals("privacy") ? Addresses.forYou(language) : null));
    }
}
