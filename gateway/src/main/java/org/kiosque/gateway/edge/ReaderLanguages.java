package org.kiosque.gateway.edge;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** In which of the site's languages a reader is answered: that of the address, else the one their browser prefers. */
@Component
public class ReaderLanguages {

    private final Language otherwise;
    private final Map<String, Language> byTag = new LinkedHashMap<>();

    public ReaderLanguages(SiteLanguages site) {
        this.otherwise = site.defaultLanguage();
        site.languages().forEach(language -> byTag.put(language.tag(), language));
    }

    /** Only for the very tag that the site uses, so that a page has one address. */
    public Optional<Language> find(String tag) {
        return Optional.ofNullable(byTag.get(tag));
    }

    /** @throws ResponseStatusException 404 where {@link #find} finds none */
    public Language require(String tag) {
        return find(tag).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** The language at the head of the path; empty outside the pages of a language. */
    public Optional<Language> in(PathContainer path) {
        return path.elements().stream()
                .filter(PathContainer.PathSegment.class::isInstance)
                .map(segment -> ((PathContainer.PathSegment) segment).valueToMatch())
                .findFirst()
                .flatMap(this::find);
    }

    /** By {@code Accept-Language}; a malformed header counts as none. */
    public Language preferred(HttpHeaders headers) {
        try {
            return Optional.ofNullable(Locale.lookupTag(headers.getAcceptLanguage(), byTag.keySet()))
                    .flatMap(this::find)
                    .orElse(otherwise);
        } catch (IllegalArgumentException malformed) {
            return otherwise;
        }
    }
}
