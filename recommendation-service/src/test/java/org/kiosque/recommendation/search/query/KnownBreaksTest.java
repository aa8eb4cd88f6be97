package org.kiosque.recommendation.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.text.CharacterIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownBreaksTest {

    private static final String[] PARTS = {
        "Un pont. ", "Il est vieux\u202f! ", "«\u00a0Oui\u202f? » ", "no end ", "3.5 km. ", "\n", "…", "A. B. "
    };

    private final KnownBreaks breaks = new KnownBreaks(BreakIterator.getSentenceInstance(Locale.FRENCH));

    /** @return what the rules find from the start to the end of each line */
    private static TreeSet<Integer> boundaries(String text) {
        BreakIterator rules = BreakIterator.getSentenceInstance(Locale.FRENCH);
        var all = new TreeSet<>(Set.of(0));
        for (String line : text.split("(?<=\n)")) {
            int begin = all.getLast();
            rules.setText(line);
            for (int one = rules.first(); one != BreakIterator.DONE; one = rules.next()) {
                all.add(begin + one);
            }
        }
        return all;
    }

    @Test
    void aLineIsReadOnceForAllThatIsAskedOfIt() {
        var rules = new Counted();
        var known = new KnownBreaks(rules);
        known.setText("One. Two. Three.\nFour. Five.\n");
        for (int offset = 0; offset < 16; offset++) {
            known.following(offset);
            known.preceding(16 - offset);
        }
        assertThat(rules.texts).containsExactly("One. Two. Three.\n");
    }

    /** Remembers what it was asked to read. */
    private static final class Counted extends BreakIterator {

        private final List<String> texts = new ArrayList<>();
        private final BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);

        @Override
        public int first() {
            return sentences.first();
        }

        @Override
        public int last() {
            return sentences.last();
        }

        @Override
        public int next(int n) {
            return sentences.next(n);
        }

        @Override
        public int next() {
            return sentences.next();
        }

        @Override
        public int previous() {
            return sentences.previous();
        }

        @Override
        public int following(int offset) {
            return sentences.following(offset);
        }

        @Override
        public int current() {
            return sentences.current();
        }

        @Override
        public CharacterIterator getText() {
            return sentences.getText();
        }

        @Override
        public void setText(String text) {
            texts.add(text);
            sentences.setText(text);
        }

        @Override
        public void setText(CharacterIterator text) {
            throw new AssertionError("a line is a string");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theyAreThoseOfTheRulesInWhateverOrderIsAsked(long seed) {
        var random = new Random(seed);
        for (int t = 0; t < 20; t++) {
            var written = new StringBuilder();
            for (int i = random.nextInt(200); i > 0; i--) {
                written.append(PARTS[random.nextInt(PARTS.length)]);
            }
            String text = written.toString();
            TreeSet<Integer> all = boundaries(text);
            breaks.setText(text);
            int at = 0;
            for (int i = 0; i < 50; i++) {
                int offset = random.nextInt(text.length() + 1);
                assertThat(breaks.current()).isEqualTo(at);
                int question = random.nextInt(6);
                int answer = switch (question) {
                    case 0 -> breaks.following(offset);
                    case 1 -> breaks.preceding(offset);
                    case 2 -> breaks.next();
                    case 3 -> breaks.previous();
                    case 4 -> breaks.first();
                    default -> breaks.last();
                };
                @Nullable Integer expected = switch (question) {
                    case 0 -> all.higher(offset);
                    case 1 -> all.lower(offset);
                    case 2 -> all.higher(at);
                    case 3 -> all.lower(at);
                    case 4 -> all.getFirst();
                    default -> all.getLast();
                };
                assertThat(answer)
                        .as("%d of %d in %s", question, offset, text)
                        .isEqualTo(expected == null ? BreakIterator.DONE : expected);
                at = expected != null ? expected : question == 0 || question == 2 ? all.getLast() : all.getFirst();
                assertThat(breaks.isBoundary(offset)).isEqualTo(all.contains(offset));
            }
            assertThat(breaks.first()).isZero();
            assertThat(breaks.next(3))
                    .isEqualTo(all.size() > 3 ? all.stream().skip(3).findFirst().orElseThrow() : BreakIterator.DONE);
        }
    }

    @Test
    void aTextWithoutAnythingHasOneBoundary() {
        breaks.setText("");
        assertThat(breaks.next()).isEqualTo(BreakIterator.DONE);
        assertThat(breaks.previous()).isEqualTo(BreakIterator.DONE);
        assertThat(breaks.last()).isZero();
    }
}
