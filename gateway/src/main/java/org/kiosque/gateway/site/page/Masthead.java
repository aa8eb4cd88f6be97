package org.kiosque.gateway.site.page;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.common.time.BackgroundLoop;
import org.kiosque.gateway.client.ArticleClient;
import org.kiosque.gateway.client.ServiceException;
import org.kiosque.gateway.edge.news.News;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/**
 * The sections to which every page leads. No event tells of them, so that article-service is asked once in a while; when it
 * answers anything new, that is news of the whole site. Safe for use by several threads; pages never wait.
 */
@Component
public class Masthead {

    private static final Logger log = LoggerFactory.getLogger(Masthead.class);

    private final ArticleClient articles;
    private final SiteLanguages languages;
    private final News news;
    private volatile Map<Language, List<Link>> sections = Map.of();

    Masthead(ArticleClient articles, SiteLanguages languages, News news) {
        this.articles = articles;
        this.languages = languages;
        this.news = news;
    }

    @Bean
    static BackgroundLoop sectionsOfMasthead(Masthead masthead, SiteProperties site) {
        Duration pause = site.sectionsEvery();
        return new BackgroundLoop("sections", () -> {
            if (!pause.isPositive()) {
                return null;
            }
            masthead.look();
            return pause;
        });
    }

    /** Those in which something is published, in their order; none while nobody has said. */
    List<Link> sections(Language language) {
        return sections.getOrDefault(language, List.of());
    }

    /** Asks once. While there is no answer, all stays as it is. */
    public void look() {
        Map<Language, List<Link>> now = new HashMap<>();
        try {
            languages.languages().forEach(language -> now.put(language, asked(language)));
        } catch (ServiceException away) {
            log.debug("Sections are not to be had: {}", away.toString());
            return;
        }
        if (!now.equals(sections)) {
            boolean shown = !sections.isEmpty() || now.values().stream().anyMatch(each -> !each.isEmpty());
            sections = Map.copyOf(now);
            if (shown) {
                news.tellOfSite();
            }
        }
    }

    private List<Link> asked(Language language) {
        try {
            return articles.sections(language.tag()).items().stream()
                    .filter(section -> section.count() > 0 && Addresses.isKey(section.key()))
                    .map(section -> new Link(section.name(), Addresses.section(language, section.key())))
                    .toList();
        } catch (ServiceException.NoSuchResourceException | ServiceException.RefusedException unknown) {
            return List.of(); // a service of the version before, which has none
        }
    }
}
