package org.kiosque.translation.glossary;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an engine is asked, with placeholders for terms: it cannot translate otherwise what it does not see.
 *
 * @param question the words, with {@code ⟦n⟧} also for each term
 * @param first number of the first placeholder that stands for a term
 * @param targets what comes back in the place of these, in order
 */
public record Marked(String question, int first, List<String> targets) {

    static final Pattern PLACEHOLDER = Pattern.compile("⟦(\\d{1,6})⟧");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    public Marked {
        targets = List.copyOf(targets);
    }

    /** Whether nothing is left to be asked: all words are terms. */
    public boolean isWordless() {
        return !targets.isEmpty()
                && !LETTER.matcher(PLACEHOLDER.matcher(question).replaceAll(" "))
                        .find();
    }

    /** @return the answer with the terms as the glossary has them; other placeholders stay */
    public String restored(String answer) {
        if (targets.isEmpty()) {
            return answer;
        }
        return PLACEHOLDER.matcher(answer).replaceAll(found -> {
            int term = Integer.parseInt(found.group(1)) - first;
            return Matcher.quoteReplacement(term >= 0 && term < targets.size() ? targets.get(term) : found.group());
        });
    }
}
