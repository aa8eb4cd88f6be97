package org.kiosque.gateway.site.article;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.gateway.site.page.Frames;
import org.kiosque.gateway.site.page.SiteProperties;
import org.springframework.stereotype.Component;

/**
 * Tells people from newsrooms and agencies in the names under which articles are published, since nobody else does.
 *
 * <p>An organisation is what contains the site's name, what has a word in it that newsrooms are called by in one of the
 * site's languages ({@code article.newsrooms}), and any single word of a script that parts first and last names by a
 * blank: "AFP", "Reuters".
 */
@Component
class Bylines {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\u00a0\\u202f’'-]+");
    private static final Pattern WITHOUT_BLANKS = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]");

    private final String siteName;
    private final Set<String> newsrooms;

    Bylines(SiteProperties site, SiteLanguages languages, Frames frames) {
        this.siteName = folded(site.name());
        this.newsrooms = languages.languages().stream()
                .flatMap(language -> Arrays.stream(
                        frames.texts(language).get("article.newsrooms").split(",\\s*")))
                .map(Bylines::folded)
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean isPerson(String name) {
        String folded = folded(name);
        boolean oneWord = folded.chars().noneMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
        return !folded.contains(siteName)
                && BETWEEN_WORDS.splitAsStream(folded).noneMatch(newsrooms::contains)
                && !(oneWord && !WITHOUT_BLANKS.matcher(folded).find());
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
