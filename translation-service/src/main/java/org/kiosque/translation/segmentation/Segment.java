package org.kiosque.translation.segmentation;

import java.util.List;
import java.util.Optional;
import org.kiosque.common.languages.Language;

/** One sentence of an article, to be translated on its own. */
public final class Segment {

    private final int n;
    private final int nth;
    private final Field field;
    private final Sentence sentence;

    Segment(int n, int nth, Field field, Sentence sentence) {
        this.n = n;
        this.nth = nth;
        this.field = field;
        this.sentence = sentence;
    }

    /** Position in reading order, from 0. */
    public int n() {
        return n;
    }

    /** Which of the sentences with this source, of Markdown or of plain text, it is, from 0. */
    public int nth() {
        return nth;
    }

    public Field field() {
        return field;
    }

    Sentence sentence() {
        return sentence;
    }

    /** The sentence with its markup: unchanged words in an unchanged sentence give an equal source. */
    public String source() {
        return sentence.text();
    }

    /** What to ask an engine: the words, with {@code ⟦n⟧} for all that is none. */
    public String question() {
        return sentence.question();
    }

    /**
     * The sentence in the other language, markup put back, punctuation set as that language wants it.
     *
     * @return empty when the engine did not keep the placeholders, or left no words: ask again with
     *     {@link #chunks()}
     */
    public Optional<String> target(String answer, Language language) {
        return sentence.target(Typography.of(language).set(answer), language);
    }

    /** The words between the markup, each to be asked for on its own. */
    public List<String> chunks() {
        return sentence.chunks();
    }

    /**
     * @param answers one for each of {@link #chunks()}; what was no placeholder stays where it was
     * @return empty when the engine had nothing to say to one of them
     */
    public Optional<String> targetOfChunks(List<String> answers, Language language) {
        Typography typography = Typography.of(language);
        return sentence.targetOfChunks(answers.stream().map(typography::set).toList(), language);
    }

    /**
     * Looks at a text that a person has written for this sentence.
     *
     * @param target composed (NFC), on one line
     * @return what is wrong with it, to follow the name of the field; empty when it can stand in the sentence's place, as far
     *     as this can be seen without the text around it
     */
    public Optional<String> objection(String target) {
        return WrittenTarget.objection(source(), target, field.isMarkdown());
    }
}
