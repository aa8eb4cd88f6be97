package org.kiosque.translation.segmentation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps a word with markup inside whole, such as {@code XX<sup>e</sup>}: no translator knows its parts. */
final class WordsWithMarkup {

    private WordsWithMarkup() {}

    /** @return the tokens, with every such word as one that is fixed */
    static List<Token> whole(List<Token> tokens) {
        List<Token> whole = new ArrayList<>();
        List<Token> rest = split(tokens);
        for (int i = 0; i < rest.size(); ) {
            int end = endOfWord(rest, i);
            if (end > i + 1) {
                whole.add(new Token.Fixed(Sentence.sourceOf(rest.subList(i, end))));
                i = end;
            } else {
                whole.add(rest.get(i++));
            }
        }
        return joined(whole);
    }

    /** Cuts the words that touch markup off from those before and after. */
    private static List<Token> split(List<Token> tokens) {
        List<Token> split = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (!(tokens.get(i) instanceof Token.Words(String words))) {
                split.add(tokens.get(i));
                continue;
            }
            int from = 0;
            int to = words.length();
            if (i > 0 && isMarkup(tokens.get(i - 1))) {
                while (from < to && Character.isLetterOrDigit(words.charAt(from))) {
                    from++;
                }
            }
            if (i + 1 < tokens.size() && isMarkup(tokens.get(i + 1))) {
                while (to > from && Character.isLetterOrDigit(words.charAt(to - 1))) {
                    to--;
                }
            }
            add(split, words.substring(0, from));
            add(split, words.substring(from, to));
            add(split, words.substring(to));
        }
        return split;
    }

    private static void add(List<Token> tokens, String words) {
        if (!words.isEmpty()) {
            tokens.add(new Token.Words(words));
        }
    }

    /** @return behind the word that begins here, if there is markup inside it that is closed in it; otherwise {@code from} */
    private static int endOfWord(List<Token> tokens, int from) {
        int letters = 0;
        boolean inside = false;
        int open = 0;
        int balanced = from;
        Set<Integer> pairs = new HashSet<>();
        for (int i = from; i < tokens.size() && i - from < 12; i++) {
            switch (tokens.get(i)) {
                case Token.Words(String words)
                when words.chars().allMatch(Character::isLetterOrDigit) -> {
                    inside |= letters > 0;
                    letters++;
                }
                case Token.Open opened -> {
                    pairs.add(opened.pair());
                    open++;
                }
                case Token.Close closed when pairs.remove(closed.pair()) -> open--;
                case Token.Html html when html.source().startsWith("</") -> open--;
                case Token.Html html
                when !html.source().endsWith("/>") && !html.source().startsWith("<!") -> open++;
                default -> {
                    return balanced;
                }
            }
            if (open < 0) {
                return balanced;
            }
            if (open == 0 && inside) {
                balanced = i + 1;
            }
        }
        return balanced;
    }

    private static List<Token> joined(List<Token> tokens) {
        List<Token> joined = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        for (Token token : tokens) {
            if (token instanceof Token.Words(String more)) {
                words.append(more);
            } else {
                add(joined, words.toString());
                words.setLength(0);
                joined.add(token);
            }
        }
        add(joined, words.toString());
        return joined;
    }

    private static boolean isMarkup(Token token) {
        return token instanceof Token.Open || token instanceof Token.Close || token instanceof Token.Html;
    }
}
