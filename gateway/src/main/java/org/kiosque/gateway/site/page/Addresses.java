package org.kiosque.gateway.site.page;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.languages.Language;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Builds addresses within the site. */
public final class Addresses {

    public static final String FRONT = "/{language}";
    public static final String ARTICLE = "/{language}/{slug}";
    public static final String SEARCH = "/{language}/search";
    public static final String SAVED = "/{language}/saved";
    public static final String FOR_YOU = "/{language}/for-you";
    public static final String NEWSLETTER = "/{language}/newsletter";
    public static final String TAG = "/{language}/tags/{key}";
    public static final String SECTION = "/{language}/sections/{key}";
    public static final String AUTHOR = "/{language}/authors/{key}";

    /** What other sites ask for to show a link to an article. */
    public static final String EMBED = "/oembed";

    /** What tags, sections and authors go by in addresses. */
    private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,100}");

    private Addresses() {}

    /**
     * The page of an article. Whatever is in the parts, the address is a valid one.
     *
     * @param fragment the place on the page; empty for its top
     */
    public static URI article(Language language, String slug, Map<String, String> query, String fragment) {
        var address = UriComponentsBuilder.fromPath(ARTICLE);
        query.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        Map<String, String> values = new HashMap<>(query);
        values.put("language", language.tag());
        values.put("slug", slug);
        return (fragment.isEmpty() ? address : address.fragment(fragment))
                .encode()
                .buildAndExpand(values)
                .toUri();
    }

    /**
     * The id of the article that an address is about. What can be no id is not there, and nobody needs to be asked.
     *
     * @throws ResponseStatusException 404 when there is none in it
     */
    public static String articleIn(String slug) {
        String id = ArticleSlug.idIn(slug);
        if (!RandomId.isOne(id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return id;
    }

    /** The front page of a language. */
    public static String front(Language language) {
        return "/" + language;
    }

    /** The page of an article whose slug needs no escapes. */
    public static String article(Language language, String slug) {
        return front(language) + "/" + slug;
    }

    /** Whether there may be a tag, a section or an author by that key. */
    public static boolean isKey(@Nullable String key) {
        return key != null && KEY.matcher(key).matches();
    }

    /** The page of all articles with a tag. */
    public static String tag(Language language, String key) {
        return front(language) + "/tags/" + key;
    }

    /** The page of a section. */
    public static String section(Language language, String key) {
        return front(language) + "/sections/" + key;
    }

    /** The page of all articles by an author. */
    public static String author(Language language, String key) {
        return front(language) + "/authors/" + key;
    }

    public static String search(Language language) {
        return front(language) + "/search";
    }

    public static String saved(Language language) {
        return front(language) + "/saved";
    }

    /** The page of what is recommended to a reader who wants that. */
    public static String forYou(Language language) {
        return front(language) + "/for-you";
    }

    /** The page by which readers ask for letters about new articles. */
    public static String newsletter(Language language) {
        return front(language) + "/newsletter";
    }

    /** The page of all articles of a month. */
    public static String archive(Language language, YearMonth month) {
        return "%s/archive/%d/%02d".formatted(front(language), month.getYear(), month.getMonthValue());
    }

    /** Null when there is no value, because then there is nothing to point at. */
    public static @Nullable String with(String path, String parameter, @Nullable String value, String fragment) {
        return value == null ? null : with(path, Map.of(parameter, value), fragment);
    }

    public static String with(String path, Map<String, String> query, String fragment) {
        var address = UriComponentsBuilder.fromPath(path);
        query.forEach((name, value) -> address.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8)));
        return (fragment.isEmpty() ? address : address.fragment(fragment))
                .build()
                .toUriString();
    }
}
