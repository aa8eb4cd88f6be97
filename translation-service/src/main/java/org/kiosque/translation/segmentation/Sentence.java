package org.kiosque.translation.segmentation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kiosque.common.languages.Language;

/** What is translated at once, and how its markup is hidden meanwhile. Compared by identity. */
final class Sentence implements Run.Part {

    private static final Pattern PLACEHOLDER = Pattern.compile("⟦(\\d{1,6})⟧");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");

    private final List<Token> before;
    private final List<Token> core;
    private final List<Token> after;
    private final UnaryOperator<String> escaping;

    /** @param escaping makes of an engine's words what means just these words in the format of the text */
    private Sentence(List<Token> before, List<Token> core, List<Token> after, UnaryOperator<String> escaping) {
        this.before = List.copyOf(before);
        this.core = List.copyOf(core);
        this.after = List.copyOf(after);
        this.escaping = escaping;
    }

    /** Markup at the edges is kept away from the engine: it cannot lose what it does not see. */
    static Run.Part of(List<Token> tokens, UnaryOperator<String> escaping) {
        int from = 0;
        int to = tokens.size();
        while (from < to && !hasLetter(tokens.get(from))) {
            from++;
        }
        while (to > from && !(tokens.get(to - 1) instanceof Token.Words)) {
            to--;
        }
        if (to > from && to < tokens.size() && tokens.get(to) instanceof Token.Fixed && elides(tokens.get(to - 1))) {
            to++; // an article that has lost its vowel is nothing without its word
        }
        while (from > 0 && from < to && tokens.get(from - 1) instanceof Token.Words) {
            from--; // a number or a quotation mark before the first word belongs to it
        }
        if (from == to) {
            return new Run.Gap(List.copyOf(tokens));
        }
        List<Token> before = new ArrayList<>(tokens.subList(0, from));
        List<Token> core = new ArrayList<>(tokens.subList(from, to));
        List<Token> after = new ArrayList<>(tokens.subList(to, tokens.size()));
        strip(before, core, after);
        return new Sentence(before, core, after, escaping);
    }

    /** Moves the blanks at the edges of what is within to what stands around it. */
    static void strip(List<Token> before, List<Token> within, List<Token> after) {
        if (!within.isEmpty() && within.getFirst() instanceof Token.Words(String words)) {
            String stripped = words.stripLeading();
            if (stripped.length() < words.length()) {
                before.add(new Token.Words(words.substring(0, words.length() - stripped.length())));
                within.set(0, new Token.Words(stripped));
            }
        }
        if (!within.isEmpty() && within.getLast() instanceof Token.Words(String words)) {
            String stripped = words.stripTrailing();
            if (stripped.length() < words.length()) {
                after.addFirst(new Token.Words(words.substring(stripped.length())));
                within.set(within.size() - 1, new Token.Words(stripped));
            }
        }
    }

    private static boolean elides(Token token) {
        return token instanceof Token.Words(String words) && (words.endsWith("’") || words.endsWith("'"));
    }

    private static boolean hasWords(Token token) {
        return token instanceof Token.Words(String words) && WORD.matcher(words).find();
    }

    private static boolean hasLetter(Token token) {
        return token instanceof Token.Words(String words)
                && LETTER.matcher(words).find();
    }

    List<Token> tokens() {
        List<Token> all = new ArrayList<>(before);
        all.addAll(core);
        all.addAll(after);
        return all;
    }

    @Override
    public String source() {
        return sourceOf(tokens());
    }

    /** The sentence with its markup, on one line: the key under which its translation is found again. */
    String text() {
        StringBuilder text = new StringBuilder();
        tokens().forEach(token -> text.append(token instanceof Token.Blank ? " " : token.source()));
        return text.toString();
    }

    /** Its source within an element, if that nests with its markup; else its source. */
    String within(String begin, String end) {
        if (isWhole(core)) {
            return sourceOf(before) + begin + sourceOf(core) + end + sourceOf(after);
        }
        String source = source();
        String words = source.strip();
        int at = source.indexOf(words);
        return isWhole(tokens())
                ? source.substring(0, at) + begin + words + end + source.substring(at + words.length())
                : source;
    }

    /** Whether all that begins among these ends there, as far as it can be seen. */
    private static boolean isWhole(List<Token> tokens) {
        return tokens.stream().noneMatch(Token.Html.class::isInstance)
                && pairs(tokens, Token.Open.class).equals(pairs(tokens, Token.Close.class));
    }

    private static Set<Integer> pairs(List<Token> tokens, Class<? extends Token> kind) {
        return tokens.stream()
                .filter(kind::isInstance)
                .map(token -> token instanceof Token.Open open ? open.pair() : ((Token.Close) token).pair())
                .collect(Collectors.toSet());
    }

    /** What an engine sees. */
    String question() {
        StringBuilder question = new StringBuilder();
        for (int i = 0, n = 0; i < core.size(); i++) {
            switch (core.get(i)) {
                case Token.Words(String words) -> question.append(words);
                case Token.Blank _ -> question.append(' ');
                case Token.Fixed _, Token.Amount _, Token.Html _, Token.Open _, Token.Close _, Token.Picture _ ->
                    question.append('⟦').append(n++).append('⟧');
            }
        }
        return question.toString();
    }

    /**
     * Puts the markup back.
     *
     * @return empty when a placeholder was lost, doubled or invented, links and emphases no longer nest, HTML tags have
     *     changed places, or no words are left
     */
    Optional<String> target(String answer, Language language) {
        boolean sameNumbers = core.stream()
                .noneMatch(
                        token -> !whenChanged(token, language).equals(token.source()) && token instanceof Token.Amount);
        if (sameNumbers && answer.equals(question())) {
            return Optional.of(text());
        }
        List<Token> hidden = core.stream().filter(Sentence::isHidden).toList();
        List<Token> found = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        Matcher placeholder = PLACEHOLDER.matcher(answer);
        int from = 0;
        while (placeholder.find()) {
            found.add(new Token.Words(answer.substring(from, placeholder.start())));
            int n = Integer.parseInt(placeholder.group(1));
            if (n >= hidden.size() || !seen.add(n)) {
                return Optional.empty();
            }
            found.add(hidden.get(n));
            from = placeholder.end();
        }
        found.add(new Token.Words(answer.substring(from)));
        boolean whole = seen.size() == hidden.size()
                && nests(found)
                && keepsTags(found)
                && found.stream().anyMatch(Sentence::hasWords)
                && found.stream()
                        .noneMatch(token -> token instanceof Token.Words(String words)
                                && (words.contains("⟦") || words.contains("⟧")));
        return whole ? Optional.of(written(found, language)) : Optional.empty();
    }

    /** The chunks of words between the markup, for an engine that cannot keep placeholders apart. */
    List<String> chunks() {
        return core.stream()
                .filter(Sentence::hasLetter)
                .map(token -> token.source().strip())
                .toList();
    }

    /**
     * @param answers one for each of {@link #chunks()}
     * @return empty when one of them says nothing
     */
    Optional<String> targetOfChunks(List<String> answers, Language language) {
        if (answers.stream().anyMatch(String::isBlank)) {
            return Optional.empty();
        }
        List<Token> translated = new ArrayList<>();
        int next = 0;
        for (Token token : core) {
            if (hasLetter(token)) {
                String words = token.source();
                String blanksBefore =
                        words.substring(0, words.length() - words.stripLeading().length());
                String blanksAfter = words.substring(words.stripTrailing().length());
                translated.add(new Token.Words(
                        blanksBefore + answers.get(next++).replace("⟦", "").replace("⟧", "") + blanksAfter));
            } else {
                translated.add(token);
            }
        }
        return Optional.of(written(translated, language));
    }

    private String written(List<Token> translatedCore, Language language) {
        StringBuilder text = new StringBuilder();
        before.forEach(token -> text.append(whenChanged(token, language)));
        List<String> words = tidied(translatedCore);
        for (int i = 0; i < translatedCore.size(); i++) {
            Token token = translatedCore.get(i);
            text.append(token instanceof Token.Words ? escaping.apply(words.get(i)) : whenChanged(token, language));
        }
        after.forEach(token -> text.append(whenChanged(token, language)));
        return text.toString();
    }

    private static String whenChanged(Token token, Language language) {
        return token instanceof Token.Amount number ? number.quantity().in(language) : token.whenChanged();
    }

    /** Moves blanks out of links and emphases, where they would stop these from being such. */
    private static List<String> tidied(List<Token> tokens) {
        List<String> words = new ArrayList<>();
        tokens.forEach(token -> words.add(token instanceof Token.Words(String text) ? text : ""));
        for (int i = 0; i < tokens.size(); i++) {
            boolean first = i == 0;
            boolean last = i == tokens.size() - 1;
            if (tokens.get(i) instanceof Token.Open && !last && words.get(i + 1).startsWith(" ")) {
                words.set(i + 1, words.get(i + 1).stripLeading());
                if (!first
                        && tokens.get(i - 1) instanceof Token.Words
                        && !words.get(i - 1).endsWith(" ")) {
                    words.set(i - 1, words.get(i - 1) + " ");
                }
            } else if (tokens.get(i) instanceof Token.Close
                    && !first
                    && words.get(i - 1).endsWith(" ")) {
                words.set(i - 1, words.get(i - 1).stripTrailing());
                if (!last
                        && tokens.get(i + 1) instanceof Token.Words
                        && !words.get(i + 1).startsWith(" ")) {
                    words.set(i + 1, " " + words.get(i + 1));
                }
            }
        }
        return words;
    }

    private static boolean isHidden(Token token) {
        return !(token instanceof Token.Words || token instanceof Token.Blank);
    }

    /** Ends close what was opened last; what was opened in an earlier sentence or stays open goes by the source. */
    private boolean nests(List<Token> tokens) {
        Set<Integer> openedHere = new HashSet<>();
        core.forEach(token -> {
            if (token instanceof Token.Open open) {
                openedHere.add(open.pair());
            }
        });
        Deque<Integer> unclosed = new ArrayDeque<>();
        for (Token token : tokens) {
            if (token instanceof Token.Open open) {
                unclosed.push(open.pair());
            } else if (token instanceof Token.Close close
                    && openedHere.contains(close.pair())
                    && (unclosed.isEmpty() || unclosed.pop() != close.pair())) {
                return false;
            }
        }
        return true;
    }

    /** Tags that have changed places turn what they enclose inside out, also with links and emphases. */
    private boolean keepsTags(List<Token> tokens) {
        if (core.stream().noneMatch(Token.Html.class::isInstance)) {
            return true;
        }
        List<Token> inOrder = core.stream().filter(Sentence::encloses).toList();
        return tokens.stream().filter(Sentence::encloses).toList().equals(inOrder);
    }

    private static boolean encloses(Token token) {
        return token instanceof Token.Html || token instanceof Token.Open || token instanceof Token.Close;
    }

    static String sourceOf(List<Token> tokens) {
        StringBuilder source = new StringBuilder();
        tokens.forEach(token -> source.append(token.source()));
        return source.toString();
    }
}
