package org.kiosque.gateway.site.page;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.springframework.stereotype.Component;

/** Builds what surrounds a page: masthead, language switch, metadata. */
@Component
public class Frames {

    private final SiteLanguages languages;
    private final SiteProperties site;
    private final Assets assets;
    private final WrittenParts written;
    private final Masthead masthead;
    private final Map<Language, Texts> texts = new HashMap<>();

    Frames(
            SiteLanguages languages,
            SiteProperties site,
            Assets assets,
            WrittenParts written,
            Masthead masthead,
            InstantSource clock) {
        this.languages = languages;
        this.site = site;
        this.assets = assets;
        this.written = written;
        this.masthead = masthead;
        for (Language language : languages.languages()) {
            texts.put(language, new Texts(language, site.timeZone(), clock));
        }
    }

    public Texts texts(Language language) {
        return Objects.requireNonNull(texts.get(language), language.tag());
    }

    /** For one page, parts of which are kept. */
    public Parts parts() {
        return new Parts(written);
    }

    /** To which every page leads, as they are known now; the same list until there are others. */
    public List<Link> sections(Language language) {
        return masthead.sections(language);
    }

    /** Of a page from which the language switch leads to the front pages. */
    public Frame around(Language language, Head head) {
        return around(language, head, Addresses::front);
    }

    /**
     * @param path of the same page in each language
     * @return what tells machines where that is, for the head of a page that exists in all of them
     */
    public List<Head.Alternate> alternates(Function<Language, String> path) {
        return Stream.concat(
                        languages.languages().stream()
                                .map(each -> new Head.Alternate(each.tag(), site.absolute(path.apply(each)))),
                        Stream.of(new Head.Alternate(
                                "x-default", site.absolute(path.apply(languages.defaultLanguage())))))
                .toList();
    }

    /** @param path of the same page in each language */
    public Frame around(Language language, Head head, Function<Language, String> path) {
        return new Frame(
                language.tag(),
                texts(language),
                assets,
                site.name(),
                head,
                sections(language),
                languages.languages().stream()
                        .map(each -> new Frame.Choice(
                                each.tag(), Texts.ownName(each), path.apply(each), each.equals(language)))
                        .toList(),
                Frame.Feed.below(Addresses.front(language), site.name()),
                site.newsletter(),
                Parts.UNKEPT);
    }
}
