package org.kiosque.translation.segmentation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.Tag;
import org.kiosque.common.languages.Language;

/** All texts of an article, cut into segments. */
public final class ArticleText {

    private final Run title;
    private final @Nullable Run lead;
    private final MarkdownText body;
    private final Titles titles;
    private final List<Run> tags;
    private final @Nullable Run alt;
    private final List<Tag> originalTags;
    private final List<Segment> segments = new ArrayList<>();
    /** How often each sentence has been met so far. */
    private final Map<String, Integer> markdownSeen = new HashMap<>();

    private final Map<String, Integer> plainSeen = new HashMap<>();
    private final Language language;
    private final String source;

    private ArticleText(ArticleSnapshot article) {
        language = Language.of(article.language());
        title = plain(article.title(), language);
        lead = article.lead() == null ? null : plain(article.lead(), language);
        alt = article.image() == null ? null : plain(article.image().alt(), language);
        Bounds.checkMarkdown(article.body());
        source = MarkdownFormat.spelt(composed(article.body()));
        body = MarkdownText.of(source, language);
        titles = Titles.of(source, language);
        originalTags = article.tags();
        tags = originalTags.stream().map(tag -> plain(tag.name(), null)).toList();
        add(Field.TITLE, title.sentences());
        if (lead != null) {
            add(Field.LEAD, lead.sentences());
        }
        if (alt != null) {
            add(Field.ALT, alt.sentences());
        }
        add(Field.BODY, body.sentences());
        add(Field.ALT, titles.sentences());
        tags.forEach(tag -> add(Field.TAG, tag.sentences()));
    }

    /** @throws UntranslatableException when one of them would cost too much to read */
    public static ArticleText of(ArticleSnapshot article) {
        return new ArticleText(article);
    }

    private static Run plain(String text, @Nullable Language language) {
        Bounds.checkPlain(text);
        return SentenceSplitter.run(
                0, Placeholders.PLAIN.tokens(composed(text), language), language, UnaryOperator.identity());
    }

    /** Engines know letters with their accents, not accents by themselves. */
    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private void add(Field field, List<Sentence> sentences) {
        Map<String, Integer> seen = field.isMarkdown() ? markdownSeen : plainSeen;
        sentences.forEach(sentence -> {
            int nth = seen.merge(sentence.text(), 1, Integer::sum) - 1;
            segments.add(new Segment(segments.size(), nth, field, sentence));
        });
    }

    /** In reading order. */
    public List<Segment> segments() {
        return List.copyOf(segments);
    }

    /**
     * The article's texts in the other language.
     *
     * @param untouched numbers of segments that had to stay in the original, since the translated words would have
     *     broken the markup around them
     */
    public record Texts(
            String title,
            @Nullable String lead,
            String body,
            List<Tag> tags,
            @Nullable String alt,
            Set<Integer> untouched) {}

    /**
     * @param targets by segment number; where one is missing the source stays
     * @param to language of the targets
     */
    public Texts with(Map<Integer, String> targets, Language to) {
        Map<Sentence, String> bySentence = new HashMap<>();
        segments.forEach(segment -> {
            String target = targets.get(segment.n());
            if (target != null) {
                bySentence.put(segment.sentence(), target);
            }
        });
        MarkdownText.Translated translated = body.with(bySentence);
        Set<Integer> untouched = new HashSet<>();
        segments.forEach(segment -> {
            if (translated.untouched().contains(segment.sentence())) {
                untouched.add(segment.n());
            }
        });
        List<Tag> translatedTags = new ArrayList<>();
        for (int i = 0; i < tags.size(); i++) {
            translatedTags.add(new Tag(originalTags.get(i).key(), tags.get(i).with(bySentence)));
        }
        return new Texts(
                title.with(bySentence),
                lead == null ? null : lead.with(bySentence),
                titles.in(Links.adapted(source, translated.text(), language, to), bySentence),
                List.copyOf(translatedTags),
                alt == null ? null : alt.with(bySentence),
                Set.copyOf(untouched));
    }
}
