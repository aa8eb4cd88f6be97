package org.kiosque.translation.engine;

/**
 * A direction of translation.
 *
 * @param from BCP 47 tag of the source language, lower case, such as {@code fr}
 * @param to BCP 47 tag of the target language
 */
public record LanguagePair(String from, String to) {

    @Override
    public String toString() {
        return from + "→" + to;
    }
}
