package org.kiosque.translation.engine;

/** What an engine says about one sentence. */
public sealed interface Answer {

    /** @param text the sentence in the target language, placeholders included wherever the engine put them */
    record Translated(String text) implements Answer {}

    /**
     * This text will never be translated by this engine: asking again is useless.
     *
     * @param fault {@link Fault#ENGINE} when it has no answer, else what is wrong with the one it has
     * @param reason for people, free of the text itself
     */
    record Refused(Fault fault, String reason) implements Answer {}

    /**
     * The engine cannot answer now: ask again later, the text is not at fault.
     *
     * @param reason for people
     */
    record Unavailable(String reason) implements Answer {}
}
