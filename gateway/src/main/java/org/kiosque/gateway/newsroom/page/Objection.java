package org.kiosque.gateway.newsroom.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.client.StaffProblem;

/**
 * One thing that a service objects to. Services say it in English, in sentences of their own; those that staff meet are told in the
 * newsroom's words.
 *
 * @param field of the form that it is about, such as {@code title}; empty when it is about none
 * @param text in the newsroom's words, else in the service's
 * @param isOurs whether it is in the newsroom's words
 */
public record Objection(String field, String text, boolean isOurs) {

    private static final String LONG = "mistake.long";

    /** Of several, for which a size is a number of them. */
    private static final Set<String> LISTS = Set.of("/tags", "/authors");

    private static final Pattern PARTS = Pattern.compile("[/.\\[\\]]");

    /** @param key of what says the same; empty where the kind of the problem says it already */
    private record Known(Pattern said, String key) {}

    private static final List<Known> KNOWN = List.of(
            known("must have a visible character|must not be (?:blank|empty|null)|must be given", "mistake.empty"),
            known("size must be between 0 and (\\d+)", LONG),
            known("has control characters or broken characters in it", "mistake.characters"),
            known("cannot change once the article was published or scheduled", "mistake.fixed"),
            known("cannot be told from the text; say which of .+", "mistake.untold"),
            known("is not a language of this site, which has .+", "mistake.language"),
            known("is not the id of an uploaded image", "mistake.noPicture"),
            known("is the key of no section", "mistake.noSection"),
            known("has no letter or digit that an address can have", "mistake.noLetter"),
            known("is longer than \\d+ KiB|becomes more than \\d+ characters of HTML", "mistake.heavy"),
            known("takes more than \\d+ seconds to be turned into HTML", "mistake.heavy"),
            known("has more than (\\d+) signs <", "mistake.signs"),
            known("has more than (\\d+) lines without an empty one between them", "mistake.lines"),
            known("has more than (\\d+) asterisks, .+", "mistake.marks"),
            known("has more than (\\d+) table cells", "mistake.cells"),
            known("has more than (\\d+) headings", "mistake.headings"),
            known("has more than (\\d+) footnotes and references to them", "mistake.footnotes"),
            known("has more than (\\d+) links and images", "mistake.links"),
            known("has more than (\\d+) paragraphs and other blocks", "mistake.blocks"),
            known("is not in the future", "mistake.past"),
            known("is more than (\\d+) years ahead", "mistake.far"),
            known("is not after the time in at", "mistake.beforeBegin"),
            known("is not before the end that is planned, .+", "mistake.afterEnd"),
            known("is neither a PNG, nor .+", "mistake.noImage"),
            known("is an? \\w+ that moves", "mistake.moves"),
            known(
                    "has more than \\d+ megapixels, .+|is a WebP .+ megapixels|has more detail than can be stored",
                    "mistake.large"),
            known(
                    "is a JPEG of .*scans.*|is an AVIF of too many parts|takes more than \\d+ seconds to be read",
                    "mistake.large"),
            known("is cut off before its end|cannot be read: the image is .+", "mistake.damaged"),
            known("is an? \\w+ (?:without|of a kind) .+", "mistake.damaged"),
            known("(\\w+) cannot be read on this server; save the image as .+", "mistake.unread"),
            known("At most (\\d+) bytes are accepted here\\.", "mistake.bytes"),
            known("There is nothing to withdraw; a draft can be deleted\\.", "mistake.nothingToWithdraw"),
            known("What is scheduled, published or withdrawn is not submitted .+", "mistake.noReview"),
            known("Only what readers see is corrected for them\\.", "mistake.noCorrection"),
            known("An article has at most (\\d+) corrections\\.", "mistake.corrections"),
            known("It can be withdrawn, but not deleted\\.", "mistake.noDeletion"),
            known("There is no such \\w+\\.|Read it again, then repeat your change\\.", ""),
            known("Send the ETag that you have read in the header If-Match\\.", ""));

    private static Known known(String said, String key) {
        return new Known(Pattern.compile(said), key);
    }

    /** All that a problem says beyond its kind. */
    public static List<Objection> in(Words word, StaffProblem problem) {
        List<Objection> all = new ArrayList<>();
        for (StaffProblem.Mistake mistake : problem.errors()) {
            String message = mistake.message();
            if (message != null) {
                all.add(of(word, Objects.requireNonNullElse(mistake.pointer(), ""), message));
            }
        }
        String detail = problem.detail(); // with mistakes it says them once more, or how many there are
        if (all.isEmpty() && detail != null) {
            all.add(of(word, "", detail));
        }
        return all.stream().filter(each -> !each.text().isEmpty()).toList();
    }

    private static Objection of(Words word, String pointer, String said) {
        String field = field(word, pointer);
        return KNOWN.stream()
                .flatMap(known -> told(word, known, pointer, said).stream())
                .findFirst()
                .map(text -> new Objection(field, text, true))
                .orElseGet(() -> new Objection(field, said, false));
    }

    private static Optional<String> told(Words word, Known known, String pointer, String said) {
        Matcher matcher = known.said().matcher(said);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String key = known.key().equals(LONG) && LISTS.contains(pointer) ? "mistake.many" : known.key();
        return Optional.of(key.isEmpty() ? "" : word.get(key, values(matcher)));
    }

    private static Object[] values(MatchResult found) {
        return IntStream.rangeClosed(1, found.groupCount())
                .mapToObj(found::group)
                .map(value -> value.matches("\\d{1,18}") ? (Object) Long.valueOf(value) : value)
                .toArray();
    }

    /** The innermost part of the pointer that is a field here; its outermost part when none is. */
    private static String field(Words word, String pointer) {
        List<String> parts =
                PARTS.splitAsStream(pointer).filter(part -> !part.isEmpty()).toList();
        return parts.reversed().stream()
                .filter(part -> word.has("field." + part))
                .findFirst()
                .orElse(parts.isEmpty() ? "" : parts.getFirst());
    }

    /** With the field's name. */
    String whole(Words word) {
        String name = word.of("field", field);
        return name.isEmpty() ? text : isOurs ? word.get("mistake.of", name, text) : name + ": " + text;
    }

    /** @return one after the other; null for none */
    static @Nullable String joined(Words word, List<Objection> objections) {
        return objections.stream()
                .map(each -> each.whole(word))
                .reduce((one, next) -> word.get("mistake.and", one, next))
                .orElse(null);
    }
}
