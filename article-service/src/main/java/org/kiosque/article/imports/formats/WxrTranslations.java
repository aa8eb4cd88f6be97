package org.kiosque.article.imports.formats;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which posts of a file translate which others, whatever their order: of those that are the same in several languages the first
 * is one that does not say of itself that it is translated, in the language of the site, the oldest.
 */
final class WxrTranslations {

    /** In the memory of one file. */
    private static final int MOST_MARKED = 100_000;

    private static final Comparator<Marked> FIRST = Comparator.comparing(Marked::translated)
            .thenComparing(marked -> !marked.usual())
            .thenComparing(Marked::written)
            .thenComparing(Marked::key);

    private final Map<String, String> originals = new HashMap<>();
    private final Map<String, Map<String, String>> slugs = new HashMap<>();

    private WxrTranslations() {}

    /** @throws UnreadableFileException when more are marked than there is room for */
    static WxrTranslations of(ForeignFile.Bytes bytes) throws IOException, UnreadableFileException {
        Map<String, List<Marked>> groups = new HashMap<>();
        int marked = 0;
        try (var reading = new WxrReading(bytes.open(), true)) {
            for (WxrReading.Item next = next(reading); next != null; next = next(reading)) {
                WxrReading.Mark mark = next.mark();
                if (mark != null && next.item() instanceof ForeignItem.Post post) {
                    if (++marked > MOST_MARKED) {
                        throw new UnreadableFileException(
                                "has more than " + MOST_MARKED + " posts that are marked as translations");
                    }
                    groups.computeIfAbsent(mark.group(), _ -> new ArrayList<>(2))
                            .add(Marked.of(post, mark));
                }
            }
        }
        var translations = new WxrTranslations();
        groups.values().forEach(translations::add);
        return translations;
    }

    /** @return null at the end, or where the file breaks, which is told when it is gone through */
    private static WxrReading.@Nullable Item next(WxrReading reading) {
        try {
            return reading.next();
        } catch (UnreadableFileException broken) {
            return null;
        }
    }

    private void add(List<Marked> group) {
        group.sort(FIRST);
        Marked original = group.getFirst();
        Set<String> taken = new HashSet<>(Set.of(original.language()));
        for (Marked other : group.subList(1, group.size())) {
            if (!other.key().equals(original.key()) && taken.add(other.language())) {
                originals.put(other.key(), original.key());
                if (other.slug() != null) {
                    slugs.computeIfAbsent(original.key(), _ -> new HashMap<>(2)).put(other.language(), other.slug());
                }
            }
        }
    }

    boolean isEmpty() {
        return originals.isEmpty();
    }

    /** @return key of the post that it translates; null when it translates none */
    @Nullable String originalOf(String key) {
        return originals.get(key);
    }

    /** @return last parts of the addresses of its translations, by language as they say it */
    Map<String, String> slugsOf(String key) {
        return slugs.getOrDefault(key, Map.of());
    }

    /** @param usual whether it is in the language of the site */
    private record Marked(
            String key, @Nullable String slug, String language, boolean translated, boolean usual, Instant written) {

        static Marked of(ForeignItem.Post post, WxrReading.Mark mark) {
            return new Marked(
                    post.key(),
                    post.slug(),
                    mark.language(),
                    mark.translated(),
                    primary(mark.language()).equals(primary(Objects.requireNonNullElse(post.usualLanguage(), ""))),
                    Objects.requireNonNullElse(post.begunAt(), Instant.MAX));
        }

        private static String primary(String tag) {
            return tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        }
    }
}
