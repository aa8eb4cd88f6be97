package org.kiosque.translation.segmentation;

/** A piece of a text as written, in the role that it plays for a translator. All tokens of a run make it up exactly. */
sealed interface Token {

    /** The characters as the author wrote them. */
    String source();

    /** What stands for it when the text around it has changed. */
    default String whenChanged() {
        return source();
    }

    /** Words to translate. */
    record Words(String source) implements Token {}

    /** A line break and what a quotation or a list item repeats at the start of the next line: a blank to a translator. */
    record Blank(String source) implements Token {
        @Override
        public String whenChanged() {
            return " ";
        }
    }

    /** Code, an address, an escape: to be kept as it is. */
    record Fixed(String source) implements Token {}

    /** A number that is written otherwise in another language. */
    record Amount(String source, Quantity quantity) implements Token {}

    /** An HTML tag or comment among the words. What it opens or closes is not known: its place among its like counts. */
    record Html(String source) implements Token {}

    /** Begins a link or an emphasis; {@code pair} is shared with its end. */
    record Open(String source, int pair) implements Token {}

    /** Ends what {@link Open} began. */
    record Close(String source, String whenChanged, int pair) implements Token {}

    /** An image, whose alternative text is a run of its own. */
    record Picture(String begin, Run alt, String end, String endWhenChanged) implements Token {
        @Override
        public String source() {
            return begin + alt.source() + end;
        }
    }
}
