package org.kiosque.recommendation.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.Author;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.Tag;
import org.springframework.util.StringUtils;

/**
 * Articles of words that nobody knows, as frequent as in a language (Zipf), each on a subject with words of its own. The same
 * at each run.
 */
final class MadeUp {

    private static final int VOCABULARY = 60_000;
    private static final int SUBJECTS = 2_000;
    private static final int WORDS_OF_A_SUBJECT = 60;
    private static final int WORDS = 600;
    private static final int WORDS_OF_A_SENTENCE = 15;

    /** Every so manieth word is one of the subject. */
    private static final int SUBJECT_EVERY = 6;

    private static final int TAGS = 300;
    private static final int AUTHORS = 200;
    private static final Instant FIRST = Instant.parse("2016-01-01T00:00:00Z");
    private static final String[] SYLLABLES =
            "ba ke di lo mu ra se ti no vu pa che fri gor lan mer ost pri qua rel sta tro und ver wil xen".split(" ");

    private final String[] words = new String[VOCABULARY];

    MadeUp() {
        var random = new Random(1);
        for (int i = 0; i < VOCABULARY; i++) {
            var word = new StringBuilder();
            int length = 1 + (int) (Math.log(i + 2.0) / Math.log(SYLLABLES.length)) + random.nextInt(2);
            for (int s = 0; s < length; s++) {
                word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
            }
            words[i] = word.toString();
        }
    }

    ArticlePublished article(int number) {
        var random = new Random(number);
        int subject = subject(number);
        String id = id(number);
        String title = sentence(random, subject, 8);
        var body = new StringBuilder();
        for (int i = 0; i < WORDS; i += WORDS_OF_A_SENTENCE) {
            body.append(sentence(random, subject, WORDS_OF_A_SENTENCE)).append(i % 90 == 75 ? ".\n\n" : ". ");
        }
        Instant published = FIRST.plus(Duration.ofMinutes(50L * number));
        return new ArticlePublished(new ArticleSnapshot(
                id,
                1,
                "en",
                ArticleSlug.of(title, id),
                title,
                sentence(random, subject, 20),
                body.toString(),
                List.of(tag(subject % TAGS), tag(random.nextInt(TAGS))),
                List.of(new Author("author-" + random.nextInt(AUTHORS), "Author")),
                null,
                CommentPolicy.OPEN,
                published,
                published));
    }

    static String id(int number) {
        return "speed%07d".formatted(number);
    }

    static int subject(int number) {
        return new Random(~number).nextInt(SUBJECTS);
    }

    /** @return one to three words, as people look for them */
    String question(Random random) {
        List<String> asked = new ArrayList<>();
        int subject = random.nextInt(SUBJECTS);
        for (int i = random.nextInt(3); i >= 0; i--) {
            asked.add(random.nextInt(3) == 0 ? anyWord(random) : wordOf(subject, random));
        }
        return String.join(" ", asked);
    }

    private static Tag tag(int number) {
        return new Tag("tag-" + number, "Tag " + number);
    }

    private String sentence(Random random, int subject, int length) {
        var sentence = new StringBuilder();
        for (int i = 0; i < length; i++) {
            String word = random.nextInt(SUBJECT_EVERY) == 0 ? wordOf(subject, random) : anyWord(random);
            sentence.append(i == 0 ? StringUtils.capitalize(word) : " " + word);
        }
        return sentence.toString();
    }

    private String wordOf(int subject, Random random) {
        int word = new Random(31L * subject + random.nextInt(WORDS_OF_A_SUBJECT)).nextInt(VOCABULARY - 500);
        return words[500 + word];
    }

    private String anyWord(Random random) {
        return words[(int) Math.pow(VOCABULARY, random.nextDouble()) - 1];
    }
}
