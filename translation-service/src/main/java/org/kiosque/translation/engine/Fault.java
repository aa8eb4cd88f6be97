package org.kiosque.translation.engine;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why an engine's answer to a sentence is not shown, or why there is none. Stored by name. */
public enum Fault {
    /** The engine fails on this text whenever it is asked, or will not translate it. */
    ENGINE,
    /** There are no words in the answer. */
    EMPTY,
    /** A placeholder was lost, doubled or invented. */
    PLACEHOLDERS,
    /** The engine's own tags or marks are left. */
    TAGS,
    /** Words that are neither the author's nor of the language asked for. */
    UNKNOWN_WORDS,
    /** Two words were run into one. */
    GLUED_WORDS,
    /** A number or a sign has another value. */
    NUMBERS,
    /** The sentence came back as it was. */
    ECHO,
    /** Far longer or shorter than any translation. */
    LENGTH,
    /** It is written in another language of the site than the one asked for. */
    LANGUAGE,
    /** A quotation begins or ends that does not in the original. */
    QUOTATION_MARKS,
    /** Put where its sentence stood, it would change the links, emphases or tags around it. */
    MARKUP;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
