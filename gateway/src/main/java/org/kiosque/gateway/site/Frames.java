package org.kiosque.gateway.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.gateway.client.Article;
import org.springframework.stereotype.Component;

/** Builds what surrounds a page: masthead, language switch, metadata. */
@Component
class Frames {

    private final SiteLanguages languages;
    private final SiteProperties site;
    private final Assets assets;
    private final JsonLd jsonLd;
    private final Map<Language, Texts> texts = new LinkedHashMap<>();

    Frames(SiteLanguages languages, SiteProperties site, Assets assets, JsonLd jsonLd) {
        this.languages = languages;
        this.site = site;
        this.assets = assets;
        this.jsonLd = jsonLd;
        for (Language language : languages.languages()) {
            texts.put(language, new Texts(language, site.timeZone()));
        }
    }

    Texts texts(Language language) {
        return Objects.requireNonNull(texts.get(language), language.tag());
    }

    Frame ofFront(Language language, boolean firstPage) {
        Texts text = texts(language);
        return new Frame(
                language.tag(),
                text,
                assets,
                site.name(),
                text.get("front.title"),
                text.get("front.description", site.name()),
                firstPage ? site.absolute(Addresses.front(language)) : null,
                firstPage ? frontPages() : List.of(),
                choices(language, Addresses::front),
                false,
                null,
                null);
    }

    /** Older pages have none: what is on the fifth page in one language is elsewhere in another. */
    private List<Frame.Alternate> frontPages() {
        List<Frame.Alternate> alternates = new ArrayList<>();
        for (Language each : languages.languages()) {
            alternates.add(new Frame.Alternate(each.tag(), site.absolute(Addresses.front(each))));
        }
        alternates.add(new Frame.Alternate("x-default", site.absolute("/")));
        return List.copyOf(alternates);
    }

    Frame ofError(Language language, String title) {
        return new Frame(
                language.tag(),
                texts(language),
                assets,
                site.name(),
                title,
                null,
                null,
                List.of(),
                choices(language, Addresses::front),
                false,
                null,
                null);
    }

    /** @param title of the document */
    Frame ofArticle(Language language, Article article, String title) {
        Map<String, String> editions = new LinkedHashMap<>();
        article.languages().forEach(edition -> editions.put(edition.language(), edition.url()));
        String own = editions.getOrDefault(article.language(), article.url());
        List<Frame.Alternate> alternates = new ArrayList<>();
        editions.forEach((each, url) -> alternates.add(new Frame.Alternate(each, site.absolute(url))));
        return new Frame(
                language.tag(),
                texts(language),
                assets,
                site.name(),
                title,
                article.lead(),
                site.absolute(own),
                List.copyOf(alternates),
                choices(
                        language,
                        each -> editions.getOrDefault(
                                each.tag(),
                                "/" + each + "/" + article.original().slug())),
                true,
                article.image() == null ? null : site.absolute(article.image().url()),
                jsonLd.of(article, site.absolute(own)));
    }

    private List<Frame.Choice> choices(Language current, Function<Language, String> path) {
        return languages.languages().stream()
                .map(each -> new Frame.Choice(each.tag(), Texts.ownName(each), path.apply(each), each.equals(current)))
                .toList();
    }
}
