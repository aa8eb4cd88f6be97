package org.kiosque.translation.gate;

import java.util.Optional;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.LanguageDetection;
import org.kiosque.translation.engine.Fault;

/** A sentence long enough to tell is not in another language of the site than the one asked for. */
record RightLanguage(LanguageDetection detection, boolean wanted) implements Check {

    /** Fewer letters than these do not tell, all the less with names among them. */
    private static final int FEWEST_LETTERS = 60;

    @Override
    public Fault fault() {
        return Fault.LANGUAGE;
    }

    @Override
    public boolean passes(Reply reply) {
        String words = reply.answersWords();
        if (!wanted || Reply.letters(words) < FEWEST_LETTERS) {
            return true;
        }
        Optional<Language> found = detection.of(words);
        return found.isEmpty() || found.get().primary().equals(reply.pair().to().primary());
    }
}
