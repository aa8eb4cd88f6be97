package org.kiosque.article.editing;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.kiosque.common.events.ArticleSlug;
import org.springframework.stereotype.Component;

/**
 * Gives the names of tags and authors their keys: the words of the name in ASCII, and where another name has them already,
 * such as C++ and C#, or Pêche and Péché, a number of its own behind them. A name that was written without its accents is
 * the same as with them, unless one article has both.
 */
@Component
class SubjectKeys {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}\\p{P}&&[^#&@%]]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private final Articles articles;

    SubjectKeys(Articles articles) {
        this.articles = articles;
    }

    /** @return in their order; of two that are the same but for capitals and punctuation, the first */
    <T> List<T> keyed(Articles.Subjects subjects, List<String> names, BiFunction<String, String, T> made) {
        Map<String, String> keyed = new LinkedHashMap<>();
        for (String name : names) {
            String key = keyOf(subjects, name);
            if (!letters(keyed.getOrDefault(key, name)).equals(letters(name))) {
                key = apart(words(name), name);
            }
            keyed.putIfAbsent(key, name);
        }
        return keyed.entrySet().stream()
                .map(entry -> made.apply(entry.getKey(), entry.getValue()))
                .toList();
    }

    private String keyOf(Articles.Subjects subjects, String name) {
        String words = words(name);
        Set<String> known = articles.names(subjects, words);
        if (known.isEmpty() || known.stream().anyMatch(other -> letters(other).equals(letters(name)))) {
            return words;
        }
        String apart = apart(words, name);
        boolean same = known.stream().anyMatch(other -> isSame(other, name));
        return same && articles.names(subjects, apart).isEmpty() ? words : apart;
    }

    private static boolean isSame(String one, String other) {
        boolean withoutAccents = plain(one).equals(letters(one)) || plain(other).equals(letters(other));
        return withoutAccents && plain(one).equals(plain(other));
    }

    /** The same name has the same words everywhere, also one in letters that an address cannot have. */
    private static String words(String name) {
        String words = ArticleSlug.words(name);
        return words.isEmpty() ? "x" + number(name) : words;
    }

    private static String apart(String words, String name) {
        return words + "-" + number(name);
    }

    private static String number(String name) {
        var checksum = new CRC32();
        checksum.update(name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }

    /** What tells one name from another; signs that are neither letters nor punctuation do, too. */
    private static String letters(String name) {
        return SEPARATORS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    private static String plain(String name) {
        return MARKS.matcher(Normalizer.normalize(letters(name), Normalizer.Form.NFD))
                .replaceAll("");
    }
}
