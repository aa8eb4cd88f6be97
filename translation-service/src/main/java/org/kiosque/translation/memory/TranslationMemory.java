package org.kiosque.translation.memory;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.kiosque.common.store.CollectionIndexes;
import org.kiosque.translation.engine.LanguagePair;
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

    static final CollectionIndexes INDEXES =
            new CollectionIndexes(COLLECTION, List.of(new Index("pair", Direction.ASC).on("words", Direction.ASC)));

    /** Of ids asked for at once. */
    private static final int PART = 500;

    /** Words by which candidates are found, and as many candidates as are compared letter by letter. */
    private static final int TELLING_WORDS = 10;

    private static final int MOST_CANDIDATES = 100;

    /** From here on two sentences have something to do with each other. */
    private static final double ALIKE = 0.35;

    private static final Duration SEARCH_LIMIT = Duration.ofSeconds(2);

    private final MongoOperations mongo;
    private final boolean reuse;

    TranslationMemory(MongoOperations mongo, MemoryProperties properties) {
        this.mongo = mongo;
        this.reuse = properties.reuse();
    }

    /** What is known of an article's sentences. */
    public record Exact(LanguagePair pair, Map<String, String> targets) {

        public Optional<String> of(Segment segment) {
            return Optional.ofNullable(
                    targets.get(id(pair.name(), segment.field().isMarkdown(), segment.source())));
        }
    }

    /** @return nothing where memory is not to be used again */
    public Exact exact(LanguagePair pair, Collection<Segment> segments) {
        Map<String, String> targets = new HashMap<>();
        List<String> ids = reuse
                ? segments.stream()
                        .map(segment -> id(pair.name(), segment.field().isMarkdown(), segment.source()))
                        .distinct()
                        .toList()
                : List.of();
        for (int from = 0; from < ids.size(); from += PART) {
            List<String> part = ids.subList(from, Math.min(ids.size(), from + PART));
            mongo.find(query(where("_id").in(part)), Remembered.class)
                    .forEach(found -> targets.put(found.id(), found.target()));
        }
        return new Exact(pair, targets);
    }

    /** Repeating it, and doing it too late, changes nothing. */
    void remember(LanguagePair pair, String articleId, ReviewedSegment approved) {
        boolean markdown = approved.field().isMarkdown();
        try {
            mongo.upsert(
                    query(where("_id")
                            .is(id(pair.name(), markdown, approved.source()))
                            .and("at")
                            .lt(approved.at())),
                    new Update()
                            .set("pair", pair.name())
                            .set("markdown", markdown)
                            .set("source", approved.source())
                            .set("target", approved.target())
                            .set("articleId", articleId)
                            .set("by", approved.by().name())
                            .set("at", approved.at())
                            .set("words", Likeness.words(approved.source())),
                    Remembered.class);
        } catch (DuplicateKeyException asNewOrNewer) {
            // what is there was approved then, or later
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
                                where("pair").is(pair.name()).and("words").in(words)),
                        _ -> new Document(
                                "$addFields",
                                new Document(
                                        "shared",
                                        new Document(
                                                "$size", new Document("$setIntersection", List.of("$words", words))))),
                        Aggregation.sort(Sort.by(Direction.DESC, "shared").and(Sort.by(Direction.ASC, "_id"))),
                        Aggregation.limit(MOST_CANDIDATES))
                .withOptions(AggregationOptions.builder().maxTime(SEARCH_LIMIT).build());
        Likeness likeness = Likeness.to(text);
        List<Match> matches = new ArrayList<>();
        mongo.aggregate(search, COLLECTION, Remembered.class)
                .forEach(found -> matches.add(new Match(found, likeness.of(found.source()))));
        return matches.stream()
                .filter(match -> match.likeness() >= ALIKE)
                .sorted(Comparator.comparingDouble(Match::likeness)
                        .reversed()
                        .thenComparing(match -> match.remembered().id()))
                .limit(limit)
                .toList();
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
