package org.kiosque.translation.making;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.translation.engine.Fault;
import org.kiosque.translation.segmentation.Segment;

/** Sentences that are to be translated, and what becomes of them: a {@link Dialogue} with engines is about these. */
public interface OpenSentences {

    /** In reading order. */
    Stream<Segment> missing();

    /** How the text begins that they are from; empty where it is not to be told, or they are all of it. */
    default String context() {
        return "";
    }

    default boolean complete() {
        return missing().findAny().isEmpty();
    }

    /** Whether anything has been made since this began. */
    boolean any();

    /** @param engine null when people have given the words, as terms of the glossary */
    void translated(Segment segment, String target, @Nullable String engine);

    /** No engine has an answer that may be shown. */
    void untranslated(Segment segment, Fault fault);
}
