package org.kiosque.translation.gate;

import org.kiosque.translation.engine.LanguagePair;

/** The gate's look at numbers, for whole texts. */
public final class NumbersOfTexts {

    private NumbersOfTexts() {}

    /** Whether each value of the source is in the target, and no other. */
    public static boolean areTheSame(LanguagePair pair, String source, String target) {
        return new SameNumbers().passes(new Reply(pair, source, target));
    }
}
