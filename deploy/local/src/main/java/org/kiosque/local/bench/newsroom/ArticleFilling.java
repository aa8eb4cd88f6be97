package org.kiosque.local.bench.newsroom;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * Makes articles, each three minutes older than the one before: of a hundred, 94 published, three of ten of them in English, with
 * their earlier texts, decisions, readers' copies, discussions and translations; the others on their way. Of the translations six of ten
 * wait for somebody to look at them, three are approved, and the rest is stale, waits for an engine, or was given up.
 */
final class ArticleFilling implements AutoCloseable {

    private static final Duration APART = Duration.ofMinutes(3);
    private static final double ENGLISH = 0.3;
    private static final int HISTORIES_EACH = 10;
    private static final int REMEMBERED_OF_EACH = 3;
    private static final int PINS_EACH = 50;

    private final Set models;
    private final MadeUp madeUp;
    private final Known known;
    private final Instant now;
    private final Instant made;
    private final Bulk articles;
    private final Bulk readCopies;
    private final Bulk revisions;
    private final Bulk audit;
    private final Bulk discussions;
    private final Bulk translations;
    private final Bulk memory;
    private final Bulk history;
    private final Bulk steering;
    private int drawn;

    /**
     * What is copied.
     *
     * @param unpublished draft, in review, scheduled, withdrawn
     * @param pin of an article beside another
     */
    record Set(
            Models.Published french,
            Models.Published english,
            List<Document> unpublished,
            String picture,
            Document pin) {}

    ArticleFilling(Set models, Stores stores, MadeUp madeUp, Known known, Instant made, Instant now) {
        this.models = models;
        this.madeUp = madeUp;
        this.known = known;
        this.made = made;
        this.now = now;
        this.articles = stores.bulk(Stores.ARTICLES, "articles");
        this.readCopies = stores.bulk(Stores.ARTICLES, "readArticles");
        this.revisions = stores.bulk(Stores.ARTICLES, "revisions");
        this.audit = stores.bulk(Stores.ARTICLES, "audit");
        this.discussions = stores.bulk(Stores.COMMENTS, "discussions");
        this.translations = stores.bulk(Stores.TRANSLATIONS, "translations");
        this.memory = stores.bulk(Stores.TRANSLATIONS, "translationMemory");
        this.history = stores.bulk(Stores.TRANSLATIONS, "segmentHistory");
        this.steering = stores.bulk(Stores.RECOMMENDATIONS, "steeringLog");
    }

    void fill(int from, int to, List<String> pictures) {
        for (int number = from; number < to; number++) {
            drawn = number;
            Duration later = Duration.between(made, now.minus(APART.multipliedBy(number + 1L)));
            int of = number % 100;
            if (of < 94) {
                published(madeUp.happens(ENGLISH) ? models.english() : models.french(), later, pictures);
            } else {
                unpublished(models.unpublished().get(of < 97 ? 0 : of - 96), later, pictures);
            }
        }
    }

    private void unpublished(Document model, Duration later, List<String> pictures) {
        String id = madeUp.id(drawn);
        Map<String, String> texts = texts(Texts.FRENCH, pictures);
        texts.put(model.getString("_id"), id);
        Document article = Copy.of(model, texts, later);
        article.put("words", MadeUp.wordsIn(texts.get(Texts.FRENCH.title()) + " " + texts.get(Texts.FRENCH.lead())));
        if (model.get("plan") != null) {
            Date due = model.get("plan", Document.class).getDate("due");
            Copy.set(
                    article,
                    "plan.due",
                    Date.from(due.toInstant().plus(Duration.ofMinutes(drawn)))); // not before all of this is over
        }
        articles.add(article);
        if ("draft".equals(model.get("state", Document.class).getString("name"))) {
            known.drafts().add(id);
        }
    }

    private Map<String, String> texts(Texts said, List<String> pictures) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(said.title(), madeUp.title(8));
        texts.put(said.lead(), madeUp.sentence(15));
        for (String sentence : said.sentences()) {
            texts.put(sentence, madeUp.sentence(15));
        }
        int tag = madeUp.tag();
        int author = madeUp.author();
        texts.put(Texts.TAG, "Number " + tag);
        texts.put("modeltag", "number-" + tag);
        texts.put(Texts.AUTHOR, "Author " + author);
        texts.put("modelauthor", "author-" + author);
        texts.put(models.picture(), madeUp.among(pictures));
        return texts;
    }

    private void published(Models.Published model, Duration later, List<String> pictures) {
        Texts said = model.texts();
        String id = madeUp.id(drawn);
        Map<String, String> texts = texts(said, pictures);
        String title = texts.get(said.title());
        texts.put(model.id(), id);
        Document article = Copy.of(model.article(), texts, later);
        article.put("words", MadeUp.wordsIn(title + " " + texts.get(said.lead())));
        articles.add(article);
        model.revisions().forEach(each -> revisions.add(Copy.of(each, texts, later)));
        for (Document each : model.audit()) {
            Map<String, String> decided = new LinkedHashMap<>(texts);
            decided.put(each.getString("_id"), madeUp.id(drawn));
            audit.add(Copy.of(each, decided, later));
        }
        discussions.add(Copy.of(model.discussion(), texts, later));
        translation(model, id, texts, later);
        readCopies.add(Copy.of(model.readCopy(), texts, later));
        if (drawn % PINS_EACH == 0 && !known.published().isEmpty()) {
            Document pin = Copy.of(models.pin(), texts, later);
            pin.append("_id", madeUp.id(drawn))
                    .append("articleId", id)
                    .append("otherId", madeUp.among(known.published()));
            steering.add(pin);
        }
        known.published().add(id);
        if (known.titles().size() < Known.SOME && drawn % 7 == 0) {
            known.titles().add(title);
        }
    }

    private void translation(Models.Published model, String id, Map<String, String> texts, Duration later) {
        Texts said = model.texts();
        Map<String, String> hashes = new LinkedHashMap<>();
        texts.forEach((source, other) -> hashes.put(hash(source), hash(other)));
        for (Document segment : model.machines().get("work", Document.class).getList("segments", Document.class)) {
            String target = segment.getString("target");
            if (!texts.containsKey(target) && target.length() > 20) {
                texts.put(target, madeUp.sentence(15));
            }
        }
        double chance = madeUp.below(100) / 100.0;
        boolean approved = chance < 0.3;
        Document translation = Copy.of(approved ? model.approved() : model.machines(), texts, later);
        var translated = new Known.Translated(id, said.language(), said.other());
        if (approved) {
            remember(model, texts, later);
        } else if (chance < 0.9) {
            known.unreviewed().add(translated);
            if (chance < 0.32) {
                translation.put("held", true);
            }
        } else if (chance < 0.94) {
            translation.put("queue", "STALE");
        } else if (chance < 0.97) {
            translation
                    .append("queue", "WAITING")
                    .append("status", "WAITING")
                    .append("due", Date.from(now.plus(Duration.ofDays(30))));
            translation.remove("work");
        } else {
            translation
                    .append("queue", "FAILED")
                    .append("status", "UNAVAILABLE")
                    .append("reason", "no engine");
        }
        translations.add(translation);
        if (approved && drawn % HISTORIES_EACH == 0) {
            Map<String, String> all = new LinkedHashMap<>(texts);
            all.putAll(hashes);
            int line = 0;
            for (Document each : model.history()) {
                Document copy = Copy.of(each, all, later);
                copy.put("_id", id + "-" + line++);
                history.add(copy);
            }
            known.filed().add(translated);
        }
    }

    private void remember(Models.Published model, Map<String, String> texts, Duration later) {
        List<Document> some = model.memory().stream()
                .filter(unit -> model.texts().sentences().contains(unit.getString("source")))
                .limit(REMEMBERED_OF_EACH)
                .toList();
        for (Document each : some) {
            Document unit = Copy.of(each, texts, later);
            String source = unit.getString("source");
            String kind = unit.getBoolean("markdown", false) ? "\nmarkdown\n" : "\nplain\n";
            unit.put("_id", hash(unit.getString("pair") + kind + source));
            unit.put("words", MadeUp.wordsIn(source));
            memory.add(unit);
            if (known.remembered().size() < Known.SOME) {
                known.remembered()
                        .add(new Known.Translated(
                                source, model.texts().language(), model.texts().other()));
            }
        }
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public void close() {
        List.of(articles, readCopies, revisions, audit, discussions, translations, memory, history, steering)
                .forEach(Bulk::close);
    }
}
