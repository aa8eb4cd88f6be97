package org.kiosque.translation.segmentation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.Seo;
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
    private final @Nullable Run caption;
    private final @Nullable Run metaTitle;
    private final @Nullable Run metaDescription;
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
        lead = optional(article.lead(), language);
        alt = article.image() == null ? null : plain(article.image().alt(), language);
        caption = article.image() == null ? null : optional(article.image().caption(), language);
        metaTitle = article.seo() == null ? null : optional(article.seo().metaTitle(), language);
        metaDescription = article.seo() == null ? null : optional(article.seo().metaDescription(), language);
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
        addIfThere(alt);
        addIfThere(caption);
        add(Field.BODY, body.sentences());
        add(Field.ALT, titles.sentences());
        tags.forEach(tag -> add(Field.TAG, tag.sentences()));
        addIfThere(metaTitle);
        addIfThere(metaDescription);
    }

    private static @Nullable Run optional(@Nullable String text, Language language) {
        return text == null ? null : plain(text, language);
    }

    private void addIfThere(@Nullable Run text) {
        if (text != null) {
            add(Field.ALT, text.sentences());
        }
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

    /** Of one part of the article: what stands together, such as a paragraph, each in reading order. */
    List<List<Segment>> paragraphs(Field field) {
        Map<Sentence, Segment> bySentence = new HashMap<>();
        segments.forEach(segment -> bySentence.put(segment.sentence(), segment));
        Stream<List<Sentence>> sentences = switch (field) {
            case TITLE -> Stream.of(title.sentences());
            case LEAD -> lead == null ? Stream.empty() : Stream.of(lead.sentences());
            case BODY -> body.paragraphs().stream();
            case TAG -> tags.stream().map(Run::sentences);
            case ALT -> titles.sentences().stream().map(List::of);
        };
        return sentences
                .filter(paragraph -> !paragraph.isEmpty())
                .map(paragraph -> paragraph.stream()
                        .map(sentence -> Objects.requireNonNull(bySentence.get(sentence)))
                        .toList())
                .toList();
    }

    /** In reading order. */
    public List<Segment> segments() {
        return List.copyOf(segments);
    }

    /**
     * The article's texts in the other language.
     *
     * @param seo the words of it alone; null when there are none
     * @param untouched numbers of segments that had to stay in the original, since the translated words would have
     *     broken the markup around them
     */
    public record Texts(
            String title,
            @Nullable String lead,
            String body,
            List<Tag> tags,
            @Nullable String alt,
            @Nullable String caption,
            @Nullable Seo seo,
            Set<Integer> untouched) {}

    /**
     * @param targets by segment number; where one is missing the source stays
     * @param to language of the targets
     */
    public Texts with(Map<Integer, String> targets, Language to) {
        return with(targets, to, false);
    }

    /** The same for readers: what stays in the original in the midst of the body is said to be in its language. */
    public Texts shown(Map<Integer, String> targets, Language to) {
        return with(targets, to, true);
    }

    private Texts with(Map<Integer, String> targets, Language to, boolean marked) {
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
                in(lead, bySentence),
                titles.in(
                        Links.adapted(
                                source, marked ? body.marked(bySentence, translated) : translated.text(), language, to),
                        bySentence),
                List.copyOf(translatedTags),
                in(alt, bySentence),
                in(caption, bySentence),
                metaTitle == null && metaDescription == null
                        ? null
                        : new Seo(in(metaTitle, bySentence), in(metaDescription, bySentence), null, null),
                Set.copyOf(untouched));
    }

    private static @Nullable String in(@Nullable Run text, Map<Sentence, String> targets) {
        return text == null ? null : text.with(targets);
    }
}
