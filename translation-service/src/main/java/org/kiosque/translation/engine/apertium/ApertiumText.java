package org.kiosque.translation.engine.apertium;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kiosque.translation.engine.Fault;

/** How a sentence is written so that Apertium's programs take it for text and nothing else. */
final class ApertiumText {

    private static final Pattern RESERVED = Pattern.compile("[\\[\\]{}^$@\\\\/<>]");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)", Pattern.DOTALL);

    /** Nothing that belongs in a sentence; a null would end it, others upset the programs. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}\\x{FFFE}\\x{FFFF}]+");

    private static final Pattern BLANKS = Pattern.compile(" {2,}");
    private static final Pattern PLACEHOLDER = Pattern.compile("⟦(\\d+)⟧");

    /** Digits as consonants: an unknown word keeps its place in the sentence, a bare number wanders off. */
    private static final String DIGITS = "bcdfghjklm";

    private static final Pattern WORD = Pattern.compile("⟦[*@#]?xq([" + DIGITS + "]+)⟧", Pattern.CASE_INSENSITIVE);

    /** Marks that Apertium puts before a word which it did not know, or could not inflect. */
    private static final Pattern MARK = Pattern.compile("(?<![\\p{L}\\p{N}])[*#@](?=\\p{L})");

    /** A start that makes the engine see the middle of a sentence. */
    private static final String MIDDLE = ", ";

    private ApertiumText() {}

    /** Tags of the engine's own, such as {@code <prn>}, which belong to no text. */
    private static final Pattern TAG = Pattern.compile("<\\*?[a-z]{1,8}[0-9]?>");

    /** What the last mode did not know, or had no translation for. */
    private static final Pattern UNKNOWN = Pattern.compile("[*@]([\\p{L}\\p{M}\\p{N}’'.-]*[\\p{L}\\p{M}\\p{N}])");

    /** A known word that begins with a capital letter behind one that is not known. */
    private static final Pattern AFTER_UNKNOWN =
            Pattern.compile("([*@][\\p{L}\\p{M}]+|⟦\\d+⟧) (\\p{Lu})(?=\\p{Ll}*+(?![\\p{L}\\p{M}]))");

    private static final Pattern A_WORD = Pattern.compile("[\\p{L}\\p{M}]++(?:-[\\p{L}\\p{M}]++)?+");

    private static final Pattern TWO_WORDS = Pattern.compile("(?<![\\p{L}\\p{M}-])(?=(" + A_WORD + " " + A_WORD + "))");

    private static final Pattern END_OF_CLAUSE = Pattern.compile("(?<=[,;:–—»”]) ");

    private static final Pattern ALL_CAPITALS = Pattern.compile("(?<!\\p{L})\\p{Lu}{2,}(?!\\p{L})");

    /** Letters that the dictionaries spell in two. */
    private static final Map<String, String> LIGATURES = Map.of("œ", "oe", "Œ", "Oe", "æ", "ae", "Æ", "Ae");

    private static final Pattern LIGATURE = Pattern.compile("[œŒæÆ]");

    static String escape(String text) {
        return RESERVED.matcher(text).replaceAll("\\\\$0");
    }

    static String unescape(String text) {
        return ESCAPED.matcher(text).replaceAll("$1");
    }

    /** @return the sentence in the form the programs understand best */
    static String prepare(String sentence) {
        String clean =
                spelt(BLANKS.matcher(CONTROL.matcher(sentence).replaceAll(" ")).replaceAll(" "));
        String words =
                PLACEHOLDER.matcher(clean).replaceAll(placeholder -> "⟦xq" + letters(placeholder.group(1)) + "⟧");
        return startsLower(sentence) ? MIDDLE + words : words;
    }

    /** Composed, and without ligatures. */
    private static String spelt(String text) {
        return LIGATURE.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll(letter -> Objects.requireNonNull(LIGATURES.get(letter.group())));
    }

    /**
     * @return what only the engine's own marks tell: words of a language in between or run into one, which cannot be told
     *     apart, and its own tags; empty when there is nothing
     */
    static Optional<Fault> fault(String sentence, String answer) {
        if (TAG.matcher(answer).results().count()
                > TAG.matcher(sentence).results().count()) {
            return Optional.of(Fault.TAGS);
        }
        if (MARK.matcher(sentence).find()) {
            return Optional.empty(); // its own marks cannot be told from the engine's
        }
        String written = spelt(sentence).toLowerCase(Locale.ROOT);
        boolean unknown = UNKNOWN.matcher(withPlaceholders(answer))
                .results()
                .filter(word -> !word.group(1).equals("Sra")) // the typography of the target knows what this is
                .anyMatch(word -> !written.contains(word.group(1).toLowerCase(Locale.ROOT)));
        return unknown ? Optional.of(Fault.UNKNOWN_WORDS) : Optional.empty();
    }

    /** @return the different words of the sentence, and then those that stand side by side, to be looked at one by one */
    static List<String> words(String sentence) {
        String plain = PLACEHOLDER.matcher(sentence).replaceAll("⟦⟧");
        return Stream.concat(
                        A_WORD.matcher(plain).results(),
                        TWO_WORDS.matcher(plain).results())
                .map(found -> found.groupCount() == 0 ? found.group() : found.group(1))
                .filter(word -> word.length() > 1)
                .distinct()
                .toList();
    }

    /** Hides words behind placeholders. */
    record Hidden(String sentence, List<String> behind, int first) {

        static Hidden of(String sentence, Set<String> words) {
            int first = PLACEHOLDER
                            .matcher(sentence)
                            .results()
                            .mapToInt(placeholder -> Integer.parseInt(placeholder.group(1)))
                            .max()
                            .orElse(-1)
                    + 1;
            List<String> behind = new ArrayList<>();
            Pattern longestFirst = Pattern.compile(words.stream()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|", "(?<![\\p{L}\\p{M}-])(?:", ")(?![\\p{L}\\p{M}-])")));
            String hidden = longestFirst.matcher(sentence).replaceAll(word -> {
                behind.add(word.group());
                return "⟦" + (first + behind.size() - 1) + "⟧";
            });
            return new Hidden(hidden, behind, first);
        }

        String shown(String answer) {
            return PLACEHOLDER.matcher(answer).replaceAll(placeholder -> {
                int n = Integer.parseInt(placeholder.group(1)) - first;
                return n < 0 || n >= behind.size() ? placeholder.group() : Matcher.quoteReplacement(behind.get(n));
            });
        }

        /** Whether every hidden word is in the answer, once. */
        boolean allIn(String answer) {
            return PLACEHOLDER
                            .matcher(answer)
                            .results()
                            .map(placeholder -> Integer.parseInt(placeholder.group(1)))
                            .filter(n -> n >= first)
                            .distinct()
                            .count()
                    == behind.size();
        }
    }

    /** @return the parts of a sentence, with its marks of punctuation, each of which can be asked for by itself */
    static List<String> clauses(String sentence) {
        return List.of(END_OF_CLAUSE.split(sentence));
    }

    /** The capitals of one clause would otherwise spread to the next. */
    static boolean mixesCapitals(String sentence) {
        return ALL_CAPITALS.matcher(sentence).find() && sentence.chars().anyMatch(Character::isLowerCase);
    }

    private static String withPlaceholders(String answer) {
        return WORD.matcher(answer).replaceAll(word -> "⟦" + digits(word.group(1)) + "⟧");
    }

    /** Undoes what {@link #prepare} did, and what the engine does to text besides translating it. */
    static String restore(String sentence, String answer) {
        String text = withPlaceholders(answer);
        if (startsLower(sentence) && text.startsWith(",")) {
            text = text.substring(1);
        }
        text = withSmallLetters(sentence, text);
        text = asWritten(sentence, text);
        if (MARK.matcher(sentence).results().findAny().isEmpty()) {
            text = MARK.matcher(text).replaceAll("");
        }
        if (sentence.indexOf('*') < 0) {
            text = text.replace("*", ""); // also within a word
        }
        text = BLANKS.matcher(text).replaceAll(" ").strip();
        if (!sentence.isEmpty() && Character.isUpperCase(sentence.codePointAt(0)) && startsLower(text)) {
            int first = text.codePointAt(0);
            text = Character.toString(Character.toTitleCase(first)) + text.substring(Character.charCount(first));
        }
        return text;
    }

    /** After a word that it does not know the engine writes a capital letter, whether there was one or not. */
    private static String withSmallLetters(String sentence, String text) {
        String written = spelt(sentence);
        return AFTER_UNKNOWN.matcher(text).replaceAll(found -> {
            String before = found.group(1).startsWith("⟦")
                    ? found.group(1)
                    : found.group(1).substring(1);
            int at = written.indexOf(before + " ");
            int next = at + before.length() + 1;
            boolean small = at >= 0 && next < written.length() && Character.isLowerCase(written.codePointAt(next));
            return Matcher.quoteReplacement(
                    found.group(1) + " " + (small ? found.group(2).toLowerCase(Locale.ROOT) : found.group(2)));
        });
    }

    /** Gives the words that the engine did not know their ligatures back. */
    private static String asWritten(String sentence, String text) {
        if (!LIGATURE.matcher(sentence).find()) {
            return text;
        }
        Map<String, String> written = new HashMap<>();
        words(sentence).forEach(word -> written.put(spelt(word).toLowerCase(Locale.ROOT), word));
        return UNKNOWN.matcher(text)
                .replaceAll(word -> Matcher.quoteReplacement(
                        written.getOrDefault(word.group(1).toLowerCase(Locale.ROOT), word.group())));
    }

    /**
     * Cuts a sentence that is too long to be sent at once, at a blank where there is one.
     *
     * @return pieces of at most {@code longest} characters that make up the sentence again, none within a placeholder
     */
    static List<String> pieces(String sentence, int longest) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        while (sentence.length() - from > longest) {
            int to = sentence.lastIndexOf(' ', from + longest - 1) + 1;
            if (to <= from) {
                to = from + longest;
                int opened = sentence.lastIndexOf('⟦', to - 1);
                if (opened > from && opened >= to - 12 && sentence.indexOf('⟧', opened) >= to) {
                    to = opened;
                } else if (Character.isHighSurrogate(sentence.charAt(to - 1))) {
                    to--;
                }
            }
            pieces.add(sentence.substring(from, to));
            from = to;
        }
        pieces.add(sentence.substring(from));
        return pieces;
    }

    private static boolean startsLower(String text) {
        return !text.isEmpty() && Character.isLowerCase(text.codePointAt(0));
    }

    private static String letters(String digits) {
        StringBuilder letters = new StringBuilder();
        digits.chars().forEach(digit -> letters.append(DIGITS.charAt(digit - '0')));
        return letters.toString();
    }

    private static String digits(String letters) {
        StringBuilder digits = new StringBuilder();
        letters.chars().forEach(letter -> digits.append(DIGITS.indexOf(Character.toLowerCase(letter))));
        return digits.toString();
    }
}
