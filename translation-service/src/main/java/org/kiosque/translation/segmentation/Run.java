package org.kiosque.translation.segmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A passage that reads on: a paragraph, a heading, a cell, or what stands between two hard line breaks.
 *
 * @param start where it begins in the whole source, in UTF-16 units
 * @param parts sentences and what stands between them, which together are the whole run
 */
record Run(int start, List<Part> parts) {

    sealed interface Part permits Gap, Sentence {
        String source();
    }

    /** What is between sentences, or has no word in it. */
    record Gap(List<Token> tokens) implements Part {
        @Override
        public String source() {
            return Sentence.sourceOf(tokens);
        }
    }

    Run {
        parts = List.copyOf(parts);
    }

    String source() {
        StringBuilder all = new StringBuilder();
        parts.forEach(part -> all.append(part.source()));
        return all.toString();
    }

    int end() {
        return start + source().length();
    }

    /** The sentences in reading order, those of alternative texts after the sentence that shows the image. */
    List<Sentence> sentences() {
        List<Sentence> all = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Sentence sentence) {
                all.add(sentence);
            }
            tokensOf(part).forEach(token -> {
                if (token instanceof Token.Picture picture) {
                    all.addAll(picture.alt().sentences());
                }
            });
        }
        return all;
    }

    /** @param targets what to write for which sentence; one that is missing or unchanged keeps every byte of its source */
    String with(Map<Sentence, String> targets) {
        StringBuilder all = new StringBuilder();
        for (Part part : parts) {
            String text = switch (part) {
                case Gap gap -> gap.source();
                case Sentence sentence -> {
                    String target = targets.get(sentence);
                    yield target == null || target.equals(sentence.text()) ? sentence.source() : target;
                }
            };
            for (Token token : tokensOf(part)) {
                if (token instanceof Token.Picture picture) {
                    text = show(picture, targets, text);
                }
            }
            all.append(text);
        }
        return all.toString();
    }

    private static String show(Token.Picture picture, Map<Sentence, String> targets, String text) {
        String was = picture.alt().source();
        String is = picture.alt().with(targets);
        String shown = picture.begin() + is + (is.equals(was) ? picture.end() : picture.endWhenChanged());
        int at = text.indexOf(picture.source());
        return at < 0
                ? text
                : text.substring(0, at)
                        + shown
                        + text.substring(at + picture.source().length());
    }

    private static List<Token> tokensOf(Part part) {
        return switch (part) {
            case Gap gap -> gap.tokens();
            case Sentence sentence -> sentence.tokens();
        };
    }
}
