package org.kiosque.translation.segmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;

/** Cuts the tokens of a run into sentences. */
final class SentenceSplitter {

    private SentenceSplitter() {}

    /** @param language of the text; null to keep the run whole */
    static Run run(int start, List<Token> tokens, @Nullable Language language, UnaryOperator<String> escaping) {
        StringBuilder seen = new StringBuilder();
        for (Token token : tokens) {
            seen.append(
                    switch (token) {
                        case Token.Words(String words) -> words;
                        case Token.Blank _ -> " ";
                        case Token.Open _, Token.Close _ -> ""; // no end of a sentence depends on these
                        case Token.Fixed _, Token.Amount _, Token.Html _, Token.Picture _ -> "⟦0⟧";
                    });
        }
        List<Integer> starts =
                language == null ? List.of() : SentenceBreaks.of(language).in(seen.toString());
        List<Run.Part> parts = new ArrayList<>();
        List<Token> current = new ArrayList<>();
        int at = 0;
        int next = 0;
        for (Token token : tokens) {
            if (token instanceof Token.Words(String words)) {
                int from = 0;
                while (next < starts.size() && starts.get(next) < at + words.length()) {
                    int cut = starts.get(next++) - at;
                    if (cut > from) {
                        current.add(new Token.Words(words.substring(from, cut)));
                        from = cut;
                    }
                    finish(current, parts, escaping);
                }
                current.add(new Token.Words(words.substring(from)));
                at += words.length();
            } else {
                int length = switch (token) {
                    case Token.Blank _ -> 1;
                    case Token.Open _, Token.Close _ -> 0;
                    case Token.Fixed _, Token.Amount _, Token.Html _, Token.Picture _, Token.Words _ -> 3;
                };
                // An end belongs to what stands before it, all else to the sentence that it begins.
                if (!(token instanceof Token.Close) && next < starts.size() && starts.get(next) <= at) {
                    next++;
                    finish(current, parts, escaping);
                }
                current.add(token);
                at += length;
            }
        }
        finish(current, parts, escaping);
        return new Run(start, parts);
    }

    /** Blanks around a sentence are not part of it. */
    private static void finish(List<Token> tokens, List<Run.Part> parts, UnaryOperator<String> escaping) {
        int from = 0;
        int to = tokens.size();
        while (from < to && isBlank(tokens.get(from))) {
            from++;
        }
        while (to > from && isBlank(tokens.get(to - 1))) {
            to--;
        }
        List<Token> before = new ArrayList<>(tokens.subList(0, from));
        List<Token> sentence = new ArrayList<>(tokens.subList(from, to));
        List<Token> after = new ArrayList<>(tokens.subList(to, tokens.size()));
        Sentence.strip(before, sentence, after);
        if (!before.isEmpty()) {
            parts.add(new Run.Gap(List.copyOf(before)));
        }
        if (!sentence.isEmpty()) {
            parts.add(Sentence.of(sentence, escaping));
        }
        if (!after.isEmpty()) {
            parts.add(new Run.Gap(List.copyOf(after)));
        }
        tokens.clear();
    }

    private static boolean isBlank(Token token) {
        return token instanceof Token.Blank || (token instanceof Token.Words(String words) && words.isBlank());
    }
}
