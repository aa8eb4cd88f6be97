package org.kiosque.recommendation.reads;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kiosque.recommendation.reads.Readers.Read;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Which articles the same readers have read within a week: for each article the last other ones, without the readers. What
 * was read together long ago counts less, and is pushed out by what follows.
 */
@Component
public class CoReads {

    static final String COLLECTION = "coReads";

    private static final Duration TOGETHER = Duration.ofDays(7);
    private static final int EARLIER_ONES = 10;
    private static final int KEPT_PER_ARTICLE = 300;
    private static final Duration HALF_LIFE = Duration.ofDays(30);

    private static final int MOST = 20;

    /** Fewer may be one reader's whim, and would tell of that reader. */
    private static final double LEAST = 2.5;

    private final MongoOperations mongo;

    CoReads(MongoOperations mongo) {
        this.mongo = mongo;
    }

    void add(String articleId, List<Read> before, Instant at) {
        List<Read> lately = before.stream()
                .filter(read -> read.at().isAfter(at.minus(TOGETHER)))
                .toList();
        for (Read earlier : lately.subList(Math.max(0, lately.size() - EARLIER_ONES), lately.size())) {
            push(earlier.articleId(), articleId, at);
            push(articleId, earlier.articleId(), at);
        }
    }

    private void push(String articleId, String other, Instant at) {
        mongo.upsert(
                query(where("_id").is(articleId)),
                new Update().push("with").slice(-KEPT_PER_ARTICLE).each(new Read(other, at)),
                CoRead.class);
    }

    /** @return how often at most 20 others were read with it, the most often as 1; those of a few readers are left out */
    public Map<String, Double> with(String articleId, Instant now) {
        CoRead known = mongo.findById(articleId, CoRead.class);
        if (known == null) {
            return Map.of();
        }
        Map<String, Double> weights = new HashMap<>();
        for (Read other : known.with()) {
            double halfLives =
                    Math.max(0, (double) Duration.between(other.at(), now).toSeconds() / HALF_LIFE.toSeconds());
            weights.merge(other.articleId(), Math.pow(0.5, halfLives), Double::sum);
        }
        weights.values().removeIf(weight -> weight < LEAST);
        double most =
                weights.values().stream().mapToDouble(weight -> weight).max().orElse(1);
        return weights.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, weight -> weight.getValue() / most));
    }

    /** @param with the last ones, oldest first, one for each reader */
    @Document(COLLECTION)
    record CoRead(@Id String id, List<Read> with) {}
}
