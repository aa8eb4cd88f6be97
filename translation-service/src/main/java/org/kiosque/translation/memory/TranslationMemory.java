package org.kiosque.translation.memory;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.store.CollectionIndexes;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.glossary.Terms;
import org.kiosque.translation.memory.MemoryException.NoSuchEntryException;
import org.kiosque.translation.memory.MemoryException.StaleEntryException;
import org.kiosque.translation.segmentation.Segment;
import org.kiosque.translation.translations.ReviewedSegment;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.aggregation.AggregationOptions;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * The memory, stored: one document for each sentence in each direction, with what was approved last. All replicas read the
 * same.
 */
@Component
@EnableConfigurationProperties(MemoryProperties.class)
public class TranslationMemory {

    static final String COLLECTION = "translationMemory";

    static final CollectionIndexes INDEXES = new CollectionIndexes(
            COLLECTION,
            List.of(
                    new Index("pair", Direction.ASC).on("words", Direction.ASC),
                    new Index("pair", Direction.ASC).on("_id", Direction.ASC)));

    /** Of ids asked for at once. */
    private static final int PART = 500;

    /** Words by which candidates are found, and as many candidates as are compared letter by letter. */
    private static final int TELLING_WORDS = 10;

    private static final int MOST_CANDIDATES = 100;

    /** Sentences among which these are chosen; what has none but frequent words is looked for among some of those alone. */
    private static final int LOOKED_AT = 3_000;

    /** From here on two sentences have something to do with each other. */
    private static final double ALIKE = 0.35;

    /** What may mean something in Markdown. */
    private static final Pattern MARKUP = Pattern.compile("[*_\\[\\]<>&`~|\\\\^#+=-]|^\\d+[.)]");

    private static final Duration SEARCH_LIMIT = Duration.ofSeconds(2);

    private final MongoOperations mongo;
    private final boolean reuse;

    TranslationMemory(MongoOperations mongo, MemoryProperties properties) {
        this.mongo = mongo;
        this.reuse = properties.reuse();
    }

    /** What is known of an article's sentences. */
    public record Exact(LanguagePair pair, Map<String, Known> targets) {

        public Optional<Known> of(Segment segment) {
            return Optional.ofNullable(
                    targets.get(id(pair.name(), segment.field().isMarkdown(), segment.source())));
        }
    }

    /** @param staleTerm a term that has changed since this was approved, and that it lacks; null when there is none */
    public record Known(String target, @Nullable String staleTerm) {}

    /** @return nothing where memory is not to be used again */
    public Exact exact(LanguagePair pair, Collection<Segment> segments) {
        Map<String, Known> targets = new HashMap<>();
        List<String> ids = reuse
                ? segments.stream()
                        .map(segment -> id(pair.name(), segment.field().isMarkdown(), segment.source()))
                        .distinct()
                        .toList()
                : List.of();
        for (int from = 0; from < ids.size(); from += PART) {
            List<String> part = ids.subList(from, Math.min(ids.size(), from + PART));
            mongo.find(query(where("_id").in(part).and("pair").is(pair.name())), Remembered.class)
                    .forEach(found -> targets.put(found.id(), new Known(found.target(), found.staleTerm())));
        }
        return new Exact(pair, targets);
    }

    /** Repeating it, and doing it too late, changes nothing. */
    void remember(LanguagePair pair, String articleId, ReviewedSegment approved) {
        remember(
                pair,
                approved.field().isMarkdown(),
                approved.source(),
                approved.target(),
                articleId,
                approved.by().name(),
                approved.at());
    }

    private boolean remember(
            LanguagePair pair,
            boolean markdown,
            String source,
            String target,
            @Nullable String articleId,
            String by,
            Instant at) {
        try {
            mongo.upsert(
                    query(where("_id")
                            .is(id(pair.name(), markdown, source))
                            .and("at")
                            .lt(at)),
                    new Update()
                            .set("pair", pair.name())
                            .set("markdown", markdown)
                            .set("source", source)
                            .set("target", target)
                            .set("articleId", articleId)
                            .set("by", by)
                            .set("at", at)
                            .set("words", Likeness.words(source))
                            .unset("staleTerm"),
                    Remembered.class);
            return true;
        } catch (DuplicateKeyException asNewOrNewer) {
            return false; // what is there was approved then, or later
        }
    }

    /**
     * Reads all, part by part.
     *
     * @param after the last one of the part before; null at the beginning
     * @return the last one of this part; null when there are no more
     */
    public @Nullable String part(LanguagePair pair, @Nullable String after, Consumer<MemoryUnit> each) {
        List<Remembered> some = mongo.find(part(pair, after, PART), Remembered.class);
        some.forEach(found ->
                each.accept(new MemoryUnit(found.markdown(), found.source(), found.target(), found.by(), found.at())));
        return some.size() < PART ? null : some.getLast().id();
    }

    private static Query part(LanguagePair pair, @Nullable String after, int most) {
        Criteria those = where("pair").is(pair.name());
        return query(after == null ? those : those.and("_id").gt(after))
                .with(Sort.by("_id"))
                .limit(most);
    }

    /**
     * Takes in what others have approved. What is there and newer stays. Where nobody knows whether a text is Markdown, it is
     * taken for both if nothing in it would mean something.
     *
     * @return how many of them were news
     */
    public int add(LanguagePair pair, List<MemoryUnit> units) {
        int news = 0;
        for (MemoryUnit unit : units) {
            boolean any = false;
            for (boolean markdown : kinds(unit)) {
                any |= remember(pair, markdown, unit.source(), unit.target(), null, unit.by(), unit.at());
            }
            news += any ? 1 : 0;
        }
        return news;
    }

    private static List<Boolean> kinds(MemoryUnit unit) {
        if (unit.markdown() != null) {
            return List.of(unit.markdown());
        }
        boolean same = !MARKUP.matcher(unit.source() + unit.target()).find();
        return same ? List.of(false, true) : List.of(false);
    }

    /**
     * Marks what lacks a term that has changed. Repeating it changes nothing.
     *
     * @param after the last one that was looked at; null at the beginning
     * @return the last one that was looked at now; null when there are no more
     */
    public @Nullable String markStale(LanguagePair pair, Terms changed, @Nullable String after, int most) {
        List<Remembered> some = mongo.find(part(pair, after, most), Remembered.class);
        some.forEach(found -> changed.missingFrom(found.source(), found.target())
                .ifPresent(term -> mongo.updateFirst(
                        query(where("_id").is(found.id()).and("at").is(found.at())),
                        new Update().set("staleTerm", term),
                        Remembered.class)));
        return some.size() < most ? null : some.getLast().id();
    }

    /**
     * Takes out what is wrong. What is left of it is when it was approved: that filing the same approval once more, or a file that
     * has it, too, does not bring it back, while whatever is approved later does take its place.
     *
     * @param seen whether it is what somebody has read
     * @throws NoSuchEntryException when there is nothing
     * @throws StaleEntryException when it is not what was read
     */
    void forget(String id, Predicate<Remembered> seen) {
        Remembered found = mongo.findOne(query(where("_id").is(id).and("pair").exists(true)), Remembered.class);
        if (found == null) {
            throw new NoSuchEntryException();
        }
        Query asRead = query(where("_id").is(id).and("at").is(found.at()));
        var emptied = new Update();
        List.of("pair", "markdown", "source", "target", "articleId", "by", "words", "staleTerm")
                .forEach(emptied::unset);
        if (!seen.test(found)
                || mongo.updateFirst(asRead, emptied, Remembered.class).getMatchedCount() == 0) {
            throw new StaleEntryException();
        }
    }

    /** @param likeness from 0 to 1 */
    record Match(Remembered remembered, double likeness) {}

    /** @return the most alike first */
    List<Match> search(LanguagePair pair, String text, int limit) {
        List<String> words = Likeness.tellingWords(text, TELLING_WORDS);
        if (words.isEmpty()) {
            return List.of();
        }
        Aggregation search = Aggregation.newAggregation(
                        Aggregation.match(
                                where("pair").is(pair.name()).and("words").in(seldom(pair, words))),
                        Aggregation.limit(LOOKED_AT),
                        _ -> new Document(
                                "$addFields",
                                new Document(
                                        "shared",
                                        new Document(
                                                "$size", new Document("$setIntersection", List.of("$words", words))))),
                        Aggregation.sort(Sort.by(Direction.DESC, "shared").and(Sort.by(Direction.ASC, "_id"))),
                        Aggregation.limit(MOST_CANDIDATES))
                .withOptions(AggregationOptions.builder().maxTime(SEARCH_LIMIT).build());
        Map<String, Remembered> candidates = new HashMap<>();
        List<String> same = List.of(id(pair.name(), true, text), id(pair.name(), false, text));
        mongo.find(query(where("_id").in(same).and("pair").is(pair.name())), Remembered.class)
                .forEach(found -> candidates.put(found.id(), found));
        mongo.aggregate(search, COLLECTION, Remembered.class).forEach(found -> candidates.put(found.id(), found));
        Likeness likeness = Likeness.to(text);
        return candidates.values().stream()
                .map(found -> new Match(found, likeness.of(found.source())))
                .filter(match -> match.likeness() >= ALIKE)
                .sorted(Comparator.comparingDouble(Match::likeness)
                        .reversed()
                        .thenComparing(match -> match.remembered().id()))
                .limit(limit)
                .toList();
    }

    /** @return of these words those in the fewest sentences, as many as are in few enough together; at least one that is in any */
    private List<String> seldom(LanguagePair pair, List<String> words) {
        record Counted(String word, long sentences) {}
        List<String> some = new ArrayList<>();
        long together = 0;
        for (Counted counted : words.stream()
                .map(word -> new Counted(word, sentencesWith(pair, word)))
                .filter(counted -> counted.sentences() > 0)
                .sorted(Comparator.comparingLong(Counted::sentences))
                .toList()) {
            together += counted.sentences();
            if (together > LOOKED_AT && !some.isEmpty()) {
                break;
            }
            some.add(counted.word());
        }
        return some;
    }

    /** Counts no further than it matters, and reads an index alone. */
    private long sentencesWith(LanguagePair pair, String word) {
        return mongo.count(
                query(where("pair").is(pair.name()).and("words").is(word)).limit(LOOKED_AT + 1), COLLECTION);
    }

    private static String id(String pair, boolean markdown, String source) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((pair + (markdown ? "\nmarkdown\n" : "\nplain\n")).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(source.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }
}
