package org.kiosque.local.bench.newsroom;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** Makes what stands beside articles and comments: tags, authors, pictures, terms, imports, and what was read in the last days. */
final class OtherFilling {

    private static final int TERMS = 500;
    private static final int IMPORTS = 50;
    private static final int DAYS = 7;
    private static final double READ_ON_A_DAY = 0.2;

    private final Stores stores;
    private final MadeUp madeUp;
    private final Instant now;

    OtherFilling(Stores stores, MadeUp madeUp, Instant now) {
        this.stores = stores;
        this.madeUp = madeUp;
        this.now = now;
    }

    void subjects(Document tag, Document author) {
        List<Document> all = new ArrayList<>();
        for (int number = 1; number < MadeUp.tags(); number++) {
            all.add(named(tag, "modeltag", Texts.TAG, "number", "Number ", number));
        }
        for (int number = 1; number < MadeUp.authors(); number++) {
            all.add(named(author, "modelauthor", Texts.AUTHOR, "author", "Author ", number));
        }
        stores.insert(Stores.ARTICLES, "subjects", all);
    }

    private static Document named(
            Document model, String key, String name, String nextKey, String nextName, int number) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(name, nextName + number);
        texts.put(key, nextKey + "-" + number);
        Document copy = Copy.of(model, texts, Duration.ZERO);
        copy.put("spellings", List.of(nextKey + number));
        return copy;
    }

    /** @return ids */
    List<String> pictures(Document model, int from, int to) {
        List<String> ids = new ArrayList<>();
        try (Bulk media = stores.bulk(Stores.ARTICLES, "media")) {
            for (int number = from; number < to; number++) {
                String id = madeUp.id(number);
                String alt = madeUp.title(10);
                Document copy = Copy.of(
                        model,
                        Map.of(model.getString("_id"), id),
                        Duration.ofMinutes(-10).multipliedBy(number));
                media.add(copy.append("alt", alt).append("words", MadeUp.wordsIn(alt)));
                ids.add(id);
            }
        }
        return ids;
    }

    void terms(Document model) {
        List<Document> all = new ArrayList<>();
        for (int number = 0; number < TERMS; number++) {
            Document copy = Copy.of(
                    model,
                    Map.of("modelterm", "wterm" + number, "modelword", "wword" + number),
                    Duration.ofMinutes(-number));
            copy.put("_id", madeUp.id(number));
            copy.remove("unapplied");
            all.add(copy);
        }
        stores.insert(Stores.TRANSLATIONS, "glossaryTerms", all);
    }

    void imports(Document model) {
        List<Document> all = new ArrayList<>();
        for (int number = 1; number <= IMPORTS; number++) {
            all.add(Copy.of(model, Map.of(model.getString("_id"), madeUp.id(number)), Duration.ofHours(-number)));
        }
        stores.insert(Stores.ARTICLES, "imports", all);
    }

    /** On each day a fifth of the archive is read by somebody. */
    void attention(List<String> articles) {
        try (Bulk attention = stores.bulk(Stores.RECOMMENDATIONS, "attention")) {
            for (int ago = 0; ago < DAYS; ago++) {
                LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(ago);
                for (String article : articles) {
                    if (madeUp.happens(READ_ON_A_DAY)) {
                        attention.add(read(day, article));
                    }
                }
            }
        }
    }

    private Document read(LocalDate day, String article) {
        var reads = new Document();
        var comments = new Document();
        for (int n = 0; n <= madeUp.below(4); n++) {
            String hour = String.valueOf(madeUp.below(24));
            reads.append(hour, new Document("en", 1L + madeUp.below(20)).append("fr", 1L + madeUp.below(20)));
            comments.append(hour, (long) madeUp.below(3));
        }
        return new Document("_id", day + ":" + article)
                .append("articleId", article)
                .append("day", Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()))
                .append("reads", reads)
                .append("comments", comments);
    }
}
