package org.kiosque.translation.segmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

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
        return with(targets, Sentence::source);
    }

    /** @param missing how to write a sentence that has no target */
    String with(Map<Sentence, String> targets, Function<Sentence, String> missing) {
        StringBuilder all = new StringBuilder();
        for (Part part : parts) {
            String text = switch (part) {
                case Gap gap -> gap.source();
                case Sentence sentence -> {
                    String target = targets.get(sentence);
                    if (target == null) {
                        yield missing.apply(sentence);
                    }
                    yield target.equals(sentence.text()) ? sentence.source() : target;
                }
            };
            appendShown(text, tokensOf(part), targets, all);
        }
        return all.toString();
    }

    /** Writes the text with its pictures' alternative texts changed, wherever the pictures have gone. */
    private static void appendShown(
            String text, List<Token> tokens, Map<Sentence, String> targets, StringBuilder written) {
        NavigableMap<Integer, Token.Picture> places = new TreeMap<>();
        int next = 0;
        for (Token token : tokens) {
            if (token instanceof Token.Picture picture) {
                int at = text.indexOf(picture.source(), next);
                if (at < 0 && next > 0) {
                    at = text.indexOf(picture.source());
                }
                if (at >= 0) {
                    places.putIfAbsent(at, picture);
                    next = at + picture.source().length();
                }
            }
        }
        int from = 0;
        for (Map.Entry<Integer, Token.Picture> place : places.entrySet()) {
            if (place.getKey() >= from) {
                Token.Picture picture = place.getValue();
                String is = picture.alt().with(targets);
                boolean same = is.equals(picture.alt().source());
                written.append(text, from, place.getKey())
                        .append(picture.begin())
                        .append(is)
                        .append(same ? picture.end() : picture.endWhenChanged());
                from = place.getKey() + picture.source().length();
            }
        }
        written.append(text, from, text.length());
    }

    private static List<Token> tokensOf(Part part) {
        return switch (part) {
            case Gap gap -> gap.tokens();
            case Sentence sentence -> sentence.tokens();
        };
    }
}
