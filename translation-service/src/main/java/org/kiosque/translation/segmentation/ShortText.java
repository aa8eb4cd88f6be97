package org.kiosque.translation.segmentation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kiosque.common.languages.Language;

/** A plain text by itself, such as a comment, cut into sentences line by line. */
public final class ShortText {

    private static final Pattern LINE_BREAKS = Pattern.compile("[\\r\\n\\x0B\\f\\x85\\u2028\\u2029]++");

    /** Lines, and the breaks between them. */
    private final List<Run> lines = new ArrayList<>();

    private final List<String> breaks = new ArrayList<>();
    private final List<Segment> segments = new ArrayList<>();

    private ShortText(String text, Language language) {
        Matcher lineBreak = LINE_BREAKS.matcher(text);
        int from = 0;
        while (lineBreak.find()) {
            line(text.substring(from, lineBreak.start()), language);
            breaks.add(lineBreak.group());
            from = lineBreak.end();
        }
        line(text.substring(from), language);
    }

    /** @throws UntranslatableException when it would cost too much to read */
    public static ShortText of(String text, Language language) {
        Bounds.checkPlain(text);
        return new ShortText(Normalizer.normalize(text, Normalizer.Form.NFC), language);
    }

    private void line(String line, Language language) {
        Run run =
                SentenceSplitter.run(0, Placeholders.PLAIN.tokens(line, language), language, UnaryOperator.identity());
        lines.add(run);
        for (Sentence sentence : run.sentences()) {
            segments.add(new Segment(segments.size(), 0, Field.LEAD, sentence));
        }
    }

    /** In reading order, plain text all of them. */
    public List<Segment> segments() {
        return List.copyOf(segments);
    }

    /** @param targets by segment number; where one is missing the source stays */
    public String with(Map<Integer, String> targets) {
        Map<Sentence, String> bySentence = new HashMap<>();
        segments.forEach(segment -> {
            String target = targets.get(segment.n());
            if (target != null) {
                bySentence.put(segment.sentence(), target);
            }
        });
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append(lines.get(i).with(bySentence));
            text.append(i < breaks.size() ? breaks.get(i) : "");
        }
        return text.toString();
    }
}
