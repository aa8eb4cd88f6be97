package org.kiosque.translation.gate;

import java.util.regex.Pattern;
import org.kiosque.translation.engine.LanguagePair;

/**
 * What was asked, and what came back.
 *
 * @param question with {@code ⟦n⟧} for all that is no words
 * @param answer with the same placeholders, if the engine kept them
 */
record Reply(LanguagePair pair, String question, String answer) {

    static final Pattern PLACEHOLDER = Pattern.compile("⟦\\d{1,6}⟧");

    String questionsWords() {
        return PLACEHOLDER.matcher(question).replaceAll(" ");
    }

    String answersWords() {
        return PLACEHOLDER.matcher(answer).replaceAll(" ");
    }

    static long letters(String text) {
        return text.codePoints().filter(Character::isLetter).count();
    }
}
