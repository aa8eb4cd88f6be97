package org.kiosque.local.bench.newsroom;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * Makes comments, each twenty seconds older than the one before, half of them under a thousand articles: of a thousand, 900 approved, a
 * quarter of these by a moderator; 40 wait, 2 of these with an appeal; 30 rejected, 25 called spam, 5 reported.
 */
final class CommentFilling implements AutoCloseable {

    private static final Duration APART = Duration.ofSeconds(20);
    private static final Duration ADDRESSES_KEPT = Duration.ofDays(7);
    private static final int BUSY = 1_000;
    private static final double FRENCH = 0.2;

    private final Readers.Commented models;
    private final MadeUp madeUp;
    private final Known known;
    private final Instant now;
    private final Instant made;
    private final Bulk comments;
    private final Bulk log;
    private final Bulk reports;
    private final Map<String, List<Document>> lines = new HashMap<>();

    CommentFilling(Readers.Commented models, Stores stores, MadeUp madeUp, Known known, Instant made, Instant now) {
        this.models = models;
        this.madeUp = madeUp;
        this.known = known;
        this.made = made;
        this.now = now;
        this.comments = stores.bulk(Stores.COMMENTS, "comments");
        this.log = stores.bulk(Stores.COMMENTS, "moderationLog");
        this.reports = stores.bulk(Stores.COMMENTS, "reports");
        for (Document line : models.lines()) {
            lines.computeIfAbsent(line.getString("commentId"), _ -> new ArrayList<>())
                    .add(line);
        }
    }

    void fill(int from, int to) {
        for (int number = from; number < to; number++) {
            add(number);
        }
    }

    private void add(int number) {
        int of = madeUp.below(1_000);
        Document model = model(of);
        boolean byNobody = of < 675; // most were never held
        Instant at = now.minus(APART.multipliedBy(number + 1L));
        Duration later = Duration.between(made, at);
        String body = madeUp.sentence(14);
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(model.getString("_id"), madeUp.id(number));
        texts.put(
                model.getString("articleId"),
                madeUp.happens(0.5)
                        ? madeUp.among(known.published())
                        : known.published()
                                .get(madeUp.below(
                                        Math.min(BUSY, known.published().size()))));
        texts.put(model.getString("body"), body);
        for (Document entry : model.getList("history", Document.class)) {
            if (entry.getString("decisionId") != null) {
                texts.put(entry.getString("decisionId"), madeUp.id(number));
            }
        }
        Document comment = Copy.of(model, texts, later);
        comment.append("author", madeUp.among(models.authors())).append("words", MadeUp.wordsIn(body));
        if (madeUp.happens(FRENCH)) {
            comment.put("language", "fr");
        }
        if (at.isBefore(now.minus(ADDRESSES_KEPT))) {
            comment.remove("address");
        } else if (comment.get("address") != null) {
            Copy.set(comment, "address.until", Date.from(now.plus(ADDRESSES_KEPT)));
        }
        if (byNobody) {
            comment.append("history", List.of()).append("heldBy", List.of());
            comment.remove("logged");
        } else {
            lines.getOrDefault(model.getString("_id"), List.of()).forEach(line -> log.add(Copy.of(line, texts, later)));
        }
        comments.add(comment);
        if (comment.get("reportedAt") != null) {
            Document report = Copy.of(models.report(), texts, later);
            report.put("until", Date.from(now.plus(Duration.ofDays(30))));
            reports.add(report);
        }
        if (known.remarks().size() < Known.SOME && number % 7 == 0) {
            known.remarks().add(body);
            known.discussed().add(comment.getString("articleId"));
        }
    }

    private Document model(int of) {
        if (of < 900) {
            return models.approved();
        } else if (of < 938) {
            return models.pending();
        } else if (of < 940) {
            return models.appealed();
        } else if (of < 970) {
            return models.rejected();
        } else if (of < 995) {
            return models.spam();
        }
        return models.reported();
    }

    @Override
    public void close() {
        List.of(comments, log, reports).forEach(Bulk::close);
    }
}
