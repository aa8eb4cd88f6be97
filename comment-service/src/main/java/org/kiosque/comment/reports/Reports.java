package org.kiosque.comment.reports;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.RandomId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What readers have reported; the latest of each network for each comment, as long as the network's hash may be kept. */
@Component
public class Reports {

    static final String COLLECTION = "reports";

    /** That moderators see of one comment. */
    private static final int SHOWN = 20;

    private final MongoOperations mongo;
    private final InstantSource clock;

    Reports(MongoOperations mongo, InstantSource clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /**
     * @param id of the comment and the network, so that one network has one report
     * @param reference for the reader
     * @param until when it is forgotten, with the hash of the network
     */
    @Document(COLLECTION)
    record Report(
            @Id String id,
            String reference,
            String commentId,
            String network,
            String reason,
            @Nullable String note,
            Instant at,
            Instant until) {}

    /** As far as moderators may see it: not where it comes from. */
    public record ShownReport(String reason, @Nullable String note, Instant at) {}

    /** @return the reference of the report that the network has left since then */
    Optional<String> standing(String commentId, String network, Instant since) {
        return Optional.ofNullable(mongo.findById(idOf(commentId, network), Report.class))
                .filter(report -> report.at().isAfter(since))
                .map(Report::reference);
    }

    /** Replaces one of before a moderator has looked. Two at the same moment count as one. */
    String add(String commentId, String network, Reason reason, @Nullable String note, Instant at, Instant until) {
        var report = new Report(
                idOf(commentId, network), RandomId.next(), commentId, network, reason.word(), note, at, until);
        try {
            mongo.save(report);
            return report.reference();
        } catch (DuplicateKeyException sameMoment) {
            Report first = mongo.findById(report.id(), Report.class);
            return first == null ? report.reference() : first.reference();
        }
    }

    private static String idOf(String commentId, String network) {
        return commentId + ":" + network;
    }

    long countFrom(String network, Instant since) {
        return mongo.count(query(where("network").is(network).and("at").gt(since)), Report.class);
    }

    /** @return whether so many networks, or one for something illegal, have reported it since then */
    boolean enough(String commentId, Instant since, int threshold) {
        var open = where("commentId").is(commentId).and("at").gt(since);
        return mongo.count(query(open).limit(threshold), Report.class) >= threshold
                || mongo.exists(
                        query(where("commentId")
                                .is(commentId)
                                .and("at")
                                .gt(since)
                                .and("reason")
                                .is(Reason.ILLEGAL.word())),
                        Report.class);
    }

    /** @return of each comment the latest, at most {@value #SHOWN}; a comment without any is left out */
    public Map<String, List<ShownReport>> of(Collection<String> commentIds) {
        Map<String, List<ShownReport>> found = new HashMap<>();
        for (String id : commentIds) {
            Query latest = query(where("commentId").is(id))
                    .with(Sort.by(Direction.DESC, "at"))
                    .limit(SHOWN);
            latest.fields().include("reason", "note", "at");
            List<ShownReport> some = mongo.find(latest, ShownReport.class, COLLECTION);
            if (!some.isEmpty()) {
                found.put(id, some);
            }
        }
        return found;
    }

    /** Forgets those of these comments, and those that came from these networks. Repeating is harmless. */
    public void forget(Collection<String> commentIds, Collection<String> networks) {
        mongo.remove(query(where("commentId").in(commentIds)), Report.class);
        mongo.remove(query(where("network").in(networks)), Report.class);
    }

    /** Harmless on several replicas at once. By hand, since not every server that we run on expires documents itself. */
    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT10M")
    void forget() {
        mongo.remove(query(where("until").lt(clock.instant())), Report.class);
    }
}
