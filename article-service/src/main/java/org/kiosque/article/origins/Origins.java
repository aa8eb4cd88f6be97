package org.kiosque.article.origins;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.store.CollectionIndexes;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Component;

/**
 * Of each article that another system had before: what it was called there. The key is unique, so that nothing is brought in
 * twice, and the last part of its old address leads to it for ever.
 */
@Component
public class Origins {

    static final String COLLECTION = "articleOrigins";

    private static final String SLUG = "slug";
    private static final String ARTICLE = "articleId";
    private static final Pattern SLUG_FORM = Pattern.compile("[^\\s/?#]{1,200}");

    private final MongoOperations mongo;

    Origins(MongoOperations mongo) {
        this.mongo = mongo;
    }

    static CollectionIndexes indexes() {
        return new CollectionIndexes(
                COLLECTION,
                List.of(new Index(SLUG, Direction.ASC).on("_id", Direction.ASC), new Index(ARTICLE, Direction.ASC)));
    }

    /**
     * @param articleId for the article if nobody has brought it before
     * @return what counts: as it was when it came first
     */
    public Known claim(String key, String articleId, @Nullable String broughtBy, @Nullable String slug) {
        var own = new Origin(key, articleId, broughtBy, slug);
        try {
            mongo.insert(own);
            return new Known(articleId, broughtBy);
        } catch (DuplicateKeyException broughtBefore) {
            Origin first = mongo.findById(key, Origin.class);
            return first == null ? new Known(articleId, broughtBy) : new Known(first.articleId(), first.broughtBy());
        }
    }

    /** @return id of the article that was made of what had this key, or of what was to be made of it */
    public Optional<String> articleOf(String key) {
        return Optional.ofNullable(mongo.findById(key, Origin.class)).map(Origin::articleId);
    }

    /** @return id of the article that had an address which ended so; of several, the first that was brought in */
    public Optional<String> articleAt(String slug) {
        return SLUG_FORM.matcher(slug).matches()
                ? Optional.ofNullable(mongo.findOne(
                                query(where(SLUG).is(slug)).with(Sort.by("_id")).limit(1), Origin.class))
                        .map(Origin::articleId)
                : Optional.empty();
    }

    /** @return by article: what it was called elsewhere */
    public Map<String, List<Name>> of(Collection<String> articleIds) {
        return mongo.find(query(where(ARTICLE).in(articleIds)), Origin.class).stream()
                .collect(Collectors.groupingBy(
                        Origin::articleId,
                        Collectors.mapping(one -> new Name(one.key(), one.slug()), Collectors.toList())));
    }

    /** @param broughtBy id of the import that brought it first; null when that is not known */
    public record Known(String articleId, @Nullable String broughtBy) {}

    /** @param slug null when it had no address */
    public record Name(String key, @Nullable String slug) {}
}
