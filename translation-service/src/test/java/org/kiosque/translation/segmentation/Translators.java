package org.kiosque.translation.segmentation;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kiosque.common.languages.Language;

/** Put a text into another language, of a kind. */
final class Translators {

    static final Language ENGLISH = Language.of("en");
    static final Language FRENCH = Language.of("fr");

    private static final Pattern WORD = Pattern.compile("⟦\\d+⟧|\\p{L}+");

    private Translators() {}

    /** @param engine what it makes of each question */
    static MarkdownText.Translated translated(String source, UnaryOperator<String> engine) {
        MarkdownText text = MarkdownText.of(source, FRENCH);
        Map<Sentence, String> targets = new HashMap<>();
        for (Sentence sentence : text.sentences()) {
            sentence.target(engine.apply(sentence.question()), FRENCH)
                    .ifPresent(target -> targets.put(sentence, target));
        }
        return text.with(targets);
    }

    static String shouted(String question) {
        return question.toUpperCase(Locale.ROOT);
    }

    static String reversed(String question) {
        return WORD.matcher(question)
                .replaceAll(word -> Matcher.quoteReplacement(
                        word.group().startsWith("⟦")
                                ? word.group()
                                : new StringBuilder(word.group()).reverse().toString()));
    }
}
