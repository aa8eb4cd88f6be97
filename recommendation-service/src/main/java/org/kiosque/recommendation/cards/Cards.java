package org.kiosque.recommendation.cards;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kiosque.common.answers.Changes;
import org.kiosque.common.events.ArticleEvent;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleRevised;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.ArticleWithdrawn;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.inbox.Inbox;
import org.kiosque.common.languages.Language;
import org.kiosque.common.paging.Keyset;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The cards of all articles that can be read now. */
@Component
public class Cards {

    /** What answers made of cards tell of besides the articles on them: any other card might have its place there. */
    public static final String ANY = "cards";

    static final String COLLECTION = "cards";

    private static final Keyset LATEST_FIRST = Keyset.newestFirst("publishedAt");

    private final MongoOperations mongo;
    private final Inbox inbox;
    private final Changes changes;

    Cards(MongoOperations mongo, Inbox inbox, Changes changes) {
        this.mongo = mongo;
        this.inbox = inbox;
        this.changes = changes;
    }

    /** What finding the latest in a language needs, for originals and for translations. */
    static CollectionIndexes indexes() {
        return new CollectionIndexes(COLLECTION, List.of(latestIn("original.language"), latestIn("translatedInto")));
    }

    private static Index latestIn(String language) {
        return new Index("live", Direction.ASC)
                .on(language, Direction.ASC)
                .on("publishedAt", Direction.DESC)
                .on("_id", Direction.DESC);
    }

    /**
     * Looks up no more of them than it needs: mostly the first few can all be read in that language.
     *
     * @param articleIds best first
     * @return the first {@code atMost} of the articles that can be read in that language, in the order given
     */
    public List<Card> first(int atMost, List<String> articleIds, Language language) {
        List<Card> cards = new ArrayList<>();
        int seen = 0;
        while (cards.size() < atMost && seen < articleIds.size()) {
            // at least as many again as before, so that the look-ups stay few where hardly any can be read
            int next = Math.min(articleIds.size(), seen + Math.max(atMost - cards.size(), seen));
            cards.addAll(of(articleIds.subList(seen, next), language));
            seen = next;
        }
        return cards.size() <= atMost ? cards : cards.subList(0, atMost);
    }

    private List<Card> of(List<String> articleIds, Language language) {
        var query = new Query(where("_id").in(articleIds).and("live").is(true));
        Map<String, ArticleCards> found = mongo.find(in(language, query), ArticleCards.class).stream()
                .collect(Collectors.toMap(ArticleCards::id, Function.identity()));
        return articleIds.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .flatMap(article -> article.in(language).stream())
                .toList();
    }

    /** Without the translations into other languages. */
    private static Query in(Language language, Query query) {
        query.fields().include("live", "articleSequence", "original", "publishedAt", "translations." + language);
        return query;
    }

    /** @return what was published last and can be read in that language, newest first */
    public List<Card> latest(Language language, Collection<String> exceptArticleIds, int atMost) {
        var query = new Query(new Criteria()
                        .orOperator(
                                where("live").is(true).and("original.language").is(language.tag()),
                                where("live").is(true).and("translatedInto").is(language.tag()))
                        .and("_id")
                        .nin(exceptArticleIds))
                .with(LATEST_FIRST.sort())
                .limit(atMost);
        return mongo.find(in(language, query), ArticleCards.class).stream()
                .flatMap(article -> article.in(language).stream())
                .toList();
    }

    /** @return whether readers can have the article in that language now */
    public boolean canBeRead(String articleId, Language language) {
        return mongo.exists(
                new Query(new Criteria()
                        .andOperator(where("_id").is(articleId).and("live").is(true), readableIn(language))),
                ArticleCards.class);
    }

    /** @return whether readers can have the article in any language now */
    public boolean isLive(String articleId) {
        return mongo.exists(new Query(where("_id").is(articleId).and("live").is(true)), ArticleCards.class);
    }

    private static Criteria readableIn(Language language) {
        return new Criteria()
                .orOperator(
                        where("original.language").is(language.tag()),
                        where("translatedInto").is(language.tag()));
    }

    /** @return those of the articles that have the tag, in the order given */
    public List<String> tagged(String tag, List<String> articleIds) {
        var query = new Query(where("_id")
                .in(articleIds)
                .and("live")
                .is(true)
                .and("original.tags.key")
                .is(tag));
        query.fields().include("live");
        Set<String> found = mongo.find(query, ArticleCards.class).stream()
                .map(ArticleCards::id)
                .collect(Collectors.toSet());
        return articleIds.stream().filter(found::contains).toList();
    }

    /** @return the language that the article was written in; empty when it cannot be read */
    public Optional<Language> originalLanguage(String articleId) {
        var query = new Query(where("_id").is(articleId).and("live").is(true));
        return Optional.ofNullable(mongo.findOne(query, ArticleCards.class))
                .map(ArticleCards::original)
                .flatMap(text -> Language.find(text.language()));
    }

    /** Repeated and late events change nothing. */
    void apply(ArticleEvent event, long sequence) {
        switch (event) {
            case ArticlePublished(ArticleSnapshot article) -> show(article, sequence);
            case ArticleRevised(ArticleSnapshot article) -> show(article, sequence);
            case ArticleWithdrawn withdrawn ->
                inbox.applyIfNewer(
                        ArticleCards.class,
                        withdrawn.articleId(),
                        "articleSequence",
                        sequence,
                        new Update().set("live", false).unset("original").unset("publishedAt"));
        }
        changes.of(ANY);
    }

    /** Repeated and late events change nothing; the article itself may arrive later. */
    void apply(TranslatedArticle translation, long sequence) {
        Language language = Language.of(translation.language());
        String part = "translations." + language;
        inbox.applyIfNewer(
                ArticleCards.class,
                translation.articleId(),
                part + ".sequence",
                sequence,
                new Update()
                        .set(part + ".text", ArticleCards.Text.of(translation))
                        .set(part + ".tier", translation.tier())
                        .addToSet("translatedInto", language.tag()));
        changes.of(ANY);
    }

    /** Readers no longer get this translation by itself. Repeated and late events change nothing. */
    void remove(TranslatedArticle translation, long sequence) {
        Language language = Language.of(translation.language());
        String part = "translations." + language;
        inbox.applyIfNewer(
                ArticleCards.class,
                translation.articleId(),
                part + ".sequence",
                sequence,
                new Update().unset(part + ".text").unset(part + ".tier").pull("translatedInto", language.tag()));
        changes.of(ANY);
    }

    private void show(ArticleSnapshot article, long sequence) {
        inbox.applyIfNewer(
                ArticleCards.class,
                article.articleId(),
                "articleSequence",
                sequence,
                new Update()
                        .set("live", true)
                        .set("original", ArticleCards.Text.of(article))
                        .set("publishedAt", article.publishedAt()));
    }
}
