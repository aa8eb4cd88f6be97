package org.kiosque.translation.gate;

import java.util.Locale;
import java.util.regex.Pattern;
import org.kiosque.translation.engine.Fault;

/**
 * Words that were run into one: a capital letter within a word, a word right behind a mark of punctuation, or a word longer
 * than any, where the author wrote none such.
 */
record NoGluedWords() implements Check {

    private static final Pattern GLUED = Pattern.compile(
            "\\p{Ll}{2,}\\p{Lu}\\p{Ll}{2,}" // prixLe
                    + "|\\p{Ll}{2,}[,;:!?.]\\p{L}\\p{Ll}{2,}" // prix.Le
                    + "|[\\p{L}\\p{M}]{41,}+");

    @Override
    public Fault fault() {
        return Fault.GLUED_WORDS;
    }

    @Override
    public boolean passes(Reply reply) {
        String question = reply.questionsWords().toLowerCase(Locale.ROOT);
        return GLUED.matcher(reply.answersWords())
                .results()
                .allMatch(glued -> question.contains(glued.group().toLowerCase(Locale.ROOT)));
    }
}
