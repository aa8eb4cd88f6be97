package org.kiosque.gateway.edge.pages;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a page declares about itself, as a bean beside its controller, so that its renderings may be kept.
 *
 * @param address pattern such as {@code /{language}/{slug}}: {@code {language}} is any language of the site, another
 *     variable any segment without percent signs, and {@code (feed.xml|atom.xml)} each of these
 * @param parameters of the query on which it depends, in the order of their names, with the values that they can have;
 *     whatever else is asked for makes no other page
 * @param about what the page at a path is about whether it is there or not, of {@link
 *     org.kiosque.gateway.edge.news.SurrogateKeys}, the same for all pages about it; null for what is about nothing in particular
 * @param freshFor age below which it is served without asking anybody, unless the rendered page tells by {@link Contents} what
 *     it shows
 * @param kept whether its renderings may be kept; if not, it is declared only because its address would else be another page's
 */
public record PageDeclaration(
        String address,
        Map<String, Pattern> parameters,
        Function<String, @Nullable String> about,
        Duration freshFor,
        boolean kept) {

    /** The opaque cursor of any list. */
    public static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9._~=+/-]{1,200}");

    public PageDeclaration {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    public PageDeclaration(
            String address,
            Map<String, Pattern> parameters,
            Function<String, @Nullable String> about,
            Duration freshFor) {
        this(address, parameters, about, freshFor, true);
    }

    /** A page that is about nothing in particular, such as a list: what it shows changes it. */
    public static PageDeclaration of(String address, Map<String, Pattern> parameters, PageProperties properties) {
        return new PageDeclaration(address, parameters, _ -> null, properties.freshFor());
    }

    /** A page that is rendered anew for every reader. */
    public static PageDeclaration notKept(String address) {
        return new PageDeclaration(address, Map.of(), _ -> null, Duration.ZERO, false);
    }
}
