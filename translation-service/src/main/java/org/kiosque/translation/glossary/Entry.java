package org.kiosque.translation.glossary;

import java.util.List;
import java.util.stream.Stream;

/**
 * A term and what stands for it in the other language.
 *
 * @param forms further forms of the term, such as its plural, each with its own counterpart
 * @param caseSensitive whether only these very capitals are the term, such as {@code Mars} that is no month
 */
public record Entry(String term, String target, List<Form> forms, boolean caseSensitive) {

    /** Characters of a term, and of what stands for it. */
    public static final int LONGEST_TERM = 100;

    public static final int LONGEST_TARGET = 200;

    /** Beside the term itself. */
    public static final int MOST_FORMS = 20;

    public Entry {
        forms = List.copyOf(forms);
    }

    /** One form of a term, and its counterpart. */
    public record Form(String source, String target) {}

    /** The term itself first. */
    List<Form> all() {
        return Stream.concat(Stream.of(new Form(term, target)), forms.stream()).toList();
    }
}
