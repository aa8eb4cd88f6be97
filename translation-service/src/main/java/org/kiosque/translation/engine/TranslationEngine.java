package org.kiosque.translation.engine;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A machine translator, local or remote. Safe for use by many threads.
 *
 * <p>Text handed in may hold placeholders such as {@code ⟦3⟧}, which stand for markup and must come back exactly once
 * each; callers check this and never trust it.
 */
public interface TranslationEngine {

    /** Stable lower-case name, shown to readers and used as a metric tag. */
    String name();

    /** Directions that would be tried if asked now; changes while we run when an engine is installed or removed. */
    Set<LanguagePair> pairs();

    Tier tier();

    /** Whether the licence of this engine lets its text be published. */
    boolean publishable();

    /** Time that a list of sentences may need: with less it is not worth asking. */
    default Duration patience() {
        return Duration.ZERO;
    }

    /** Characters that it may be given in a month by all replicas together; empty where nobody counts them. */
    default OptionalLong monthlyCharacters() {
        return OptionalLong.empty();
    }

    /**
     * Translates sentences, each on its own.
     *
     * @param limit time for the whole list; what is not done by then is {@link Answer.Unavailable}
     * @return one answer per sentence, in order; never throws for any text
     */
    List<Answer> translate(LanguagePair pair, List<String> sentences, Duration limit);

    /**
     * The same, by an engine that can make use of what the sentences are about.
     *
     * @param context how the text begins that they are from, in their language, not to be translated; empty for nothing
     */
    default List<Answer> translate(LanguagePair pair, List<String> sentences, String context, Duration limit) {
        return translate(pair, sentences, limit);
    }
}
