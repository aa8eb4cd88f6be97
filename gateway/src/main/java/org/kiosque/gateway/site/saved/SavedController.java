package org.kiosque.gateway.site.saved;

import java.util.Map;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.edge.ReaderLanguages;
import org.kiosque.gateway.edge.pages.PageDeclaration;
import org.kiosque.gateway.edge.pages.PageProperties;
import org.kiosque.gateway.site.page.Addresses;
import org.kiosque.gateway.site.page.Frames;
import org.kiosque.gateway.site.page.Head;
import org.kiosque.gateway.site.page.HtmlPage;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.View;

/** The list of saved articles, which is also what there is to see where there is no connection. The same for everybody. */
@Controller
record SavedController(Frames frames, ReaderLanguages languages) {

    @Bean
    static PageDeclaration savedPage(PageProperties kept) {
        return PageDeclaration.of(Addresses.SAVED, Map.of(), kept);
    }

    @GetMapping(Addresses.SAVED)
    View saved(@PathVariable("language") String tag) {
        Language language = languages.require(tag);
        Head head = Head.unlisted(frames.texts(language).get("saved.title"), null);
        return new HtmlPage(
                HttpStatus.OK, language, "saved", new SavedView(frames.around(language, head, Addresses::saved)));
    }
}
