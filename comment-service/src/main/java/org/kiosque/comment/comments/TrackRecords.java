package org.kiosque.comment.comments;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.kiosque.comment.privacy.MailboxSeal;
import org.kiosque.common.store.StoreRounds;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** What became of what somebody has written before: nothing is kept for it but the comments themselves. */
@Component
public class TrackRecords {

    /** Comments of one writer that are looked at while another comes in. */
    private static final int LOOKED_AT = 200;

    private static final String STATUS = "state.status";
    private static final String CREATED = "createdAt";

    private final MongoOperations mongo;
    private final MailboxSeal seal;
    private final StoreRounds<Writer, TrackRecord> looks = new StoreRounds<>("track-records", this::ofEach);

    TrackRecords(MongoOperations mongo, MailboxSeal seal) {
        this.mongo = mongo;
        this.seal = seal;
    }

    /**
     * How many comments of one writer are what now; without those that were taken back.
     *
     * @param rejected by moderators or by what was found
     */
    public record TrackRecord(long pending, long approved, long rejected, long spam) {

        static final TrackRecord NONE = new TrackRecord(0, 0, 0, 0);

        /** @return how many somebody has decided on, or nothing was found about */
        public long judged() {
            return approved + against();
        }

        /** @return how many were rejected or called spam */
        public long against() {
            return rejected + spam;
        }

        private TrackRecord and(String status, long count) {
            return switch (status) {
                case CommentState.PENDING -> new TrackRecord(pending + count, approved, rejected, spam);
                case CommentState.APPROVED -> new TrackRecord(pending, approved + count, rejected, spam);
                case CommentState.REJECTED -> new TrackRecord(pending, approved, rejected + count, spam);
                case CommentState.SPAM -> new TrackRecord(pending, approved, rejected, spam + count);
                default -> this;
            };
        }
    }

    /** @return of what a writer has posted since then, at most {@value #LOOKED_AT} comments of it */
    public TrackRecord of(String email, Instant since) {
        return looks.ask(new Writer(seal.names(email), since));
    }

    /** @param names as what the e-mail address may stand in the store */
    private record Writer(List<String> names, Instant since) {}

    /** An index has all of it, so that no comment is read. */
    private List<TrackRecord> ofEach(List<Writer> writers) {
        Instant first =
                writers.stream().map(Writer::since).min(Instant::compareTo).orElseThrow();
        int most = LOOKED_AT * writers.size();
        Query written = query(where(StoredAuthor.EMAIL)
                        .in(writers.stream()
                                .flatMap(writer -> writer.names().stream())
                                .distinct()
                                .toList())
                        .and(CREATED)
                        .gt(first))
                .limit(writers.size() == 1 ? most : most + 1);
        written.fields().include(StoredAuthor.EMAIL, CREATED, STATUS).exclude("_id");
        List<Document> found = mongo.find(written, Document.class, Comments.COLLECTION);
        if (writers.size() > 1 && found.size() > most) { // one of them says so much that others may be missing
            return writers.stream()
                    .map(writer -> ofEach(List.of(writer)).getFirst())
                    .toList();
        }
        Map<String, List<Document>> byName = new HashMap<>();
        found.forEach(comment -> byName.computeIfAbsent(
                        comment.get("author", Document.class).getString("email"), _ -> new ArrayList<>())
                .add(comment));
        return writers.stream()
                .map(writer -> {
                    TrackRecord record = TrackRecord.NONE;
                    for (String name : writer.names()) {
                        for (Document comment : byName.getOrDefault(name, List.of())) {
                            if (comment.get(CREATED, Date.class).toInstant().isAfter(writer.since())) {
                                record = record.and(
                                        comment.get("state", Document.class).getString("status"), 1);
                            }
                        }
                    }
                    return record;
                })
                .toList();
    }

    /**
     * @return for each of these comments that of its author, of the latest {@value #LOOKED_AT} by whom at most, without saying who that
     *     is; none for one that was taken back
     */
    public Map<String, TrackRecord> ofAuthorsOf(Collection<String> commentIds) {
        Map<String, List<String>> names = new HashMap<>();
        Query written = query(where("_id").in(commentIds));
        written.fields().include("author");
        for (Written one : mongo.find(written, Written.class, Comments.COLLECTION)) {
            if (!one.author().email().isEmpty()) {
                names.put(one.id(), seal.names(one.author().email()));
            }
        }
        Map<List<String>, TrackRecord> records = new HashMap<>();
        Map<String, TrackRecord> byComment = new HashMap<>();
        names.forEach((id, all) -> byComment.put(id, records.computeIfAbsent(all, this::latestOf)));
        return byComment;
    }

    /** Counted by the store in the order of an index, so that no comment is read, and of whoever writes all day not all. */
    private TrackRecord latestOf(List<String> names) {
        TrackRecord record = TrackRecord.NONE;
        for (String name : names) {
            var counts = Aggregation.newAggregation(
                    Aggregation.match(where(StoredAuthor.EMAIL).is(name)),
                    Aggregation.sort(Direction.DESC, CREATED, "_id"),
                    Aggregation.limit(LOOKED_AT),
                    Aggregation.group(STATUS).count().as("count"));
            for (Document group : mongo.aggregate(counts, Comments.COLLECTION, Document.class)) {
                record = record.and(
                        group.getString("_id"), group.get("count", Number.class).longValue());
            }
        }
        return record;
    }

    private record Written(String id, IncomingComment.Author author) {}

    /** @return comments from a network, by its hash, that were rejected or called spam since then; at most {@code most} */
    public int againstNetwork(String hash, Instant since, int most) {
        return (int) mongo.count(
                query(where("address.hash")
                                .is(hash)
                                .and(STATUS)
                                .in(CommentState.REJECTED, CommentState.SPAM)
                                .and("state.at")
                                .gt(since))
                        .limit(most),
                Comments.COLLECTION);
    }
}
