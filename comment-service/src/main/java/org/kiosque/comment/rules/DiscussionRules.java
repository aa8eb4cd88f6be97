package org.kiosque.comment.rules;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.rules.RulesException.ChangedMeanwhileException;
import org.kiosque.common.events.DiscussionRuled;
import org.kiosque.common.outbox.HasOutbox;
import org.kiosque.common.outbox.Outbox;
import org.kiosque.common.store.StoreRounds;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;

/** The rules of the site, and those of articles that have some of their own. */
@Component
class DiscussionRules {

    static final String COLLECTION = "discussionRules";

    /** No article's id: those have twelve characters. */
    static final String SITE = "site";

    private final MongoOperations mongo;
    private final StoreRounds<String, Both> looks = new StoreRounds<>("discussion-rules", this::bothOfEach);

    DiscussionRules(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * What is null is not ruled.
     *
     * @param about {@link #SITE}, or an article's id
     * @param version null while nothing is ruled
     * @param mode a word of {@link Mode}
     * @param closed false keeps an article open, whatever the site says and however old it is
     * @param closeAfterDays since the article was published
     * @param maxLinks of the site alone
     * @param by the moderator who ruled last
     * @param outbox what others are still to hear of it: the last rules say all
     */
    @Document(COLLECTION)
    record Rules(
            @Id String about,
            @Version @Nullable Long version,
            @Nullable String mode,
            @Nullable Boolean closed,
            @Nullable Integer closeAfterDays,
            @Nullable Integer maxLinks,
            @Nullable String by,
            @Nullable Instant at,
            Outbox outbox)
            implements HasOutbox {

        @SuppressWarnings("NullAway") // those of before there were events have none
        Rules {
            outbox = outbox == null ? Outbox.empty() : outbox;
        }

        @Override
        public String id() {
            return about;
        }

        private Rules toldAfter(Rules before) {
            Instant now = Objects.requireNonNull(at);
            var ruled = new DiscussionRuled(about.equals(SITE) ? null : about, mode, closed, closeAfterDays, now);
            return new Rules(
                    about,
                    version,
                    mode,
                    closed,
                    closeAfterDays,
                    maxLinks,
                    by,
                    at,
                    before.outbox().withOnly(ruled, now));
        }

        static Rules none(String about) {
            return new Rules(about, null, null, null, null, null, null, null, Outbox.empty());
        }
    }

    record Both(Rules site, Rules own) {}

    /** As they are now, on whatever replica they were changed. */
    Both of(String articleId) {
        return looks.ask(articleId);
    }

    private List<Both> bothOfEach(List<String> articleIds) {
        List<String> wanted = new ArrayList<>(articleIds);
        wanted.add(SITE);
        Map<String, Rules> found = mongo.find(query(where("_id").in(wanted)), Rules.class).stream()
                .collect(Collectors.toMap(Rules::about, Function.identity()));
        Rules site = found.getOrDefault(SITE, Rules.none(SITE));
        return articleIds.stream()
                .map(id -> new Both(site, found.getOrDefault(id, Rules.none(id))))
                .toList();
    }

    Rules read(String about) {
        Rules stored = mongo.findById(about, Rules.class);
        return stored == null ? Rules.none(about) : stored;
    }

    /**
     * Tells others of them.
     *
     * @param rules with the version that the moderator has read
     * @throws ChangedMeanwhileException when another moderator was faster
     */
    Rules write(Rules rules) {
        Rules before = read(rules.about());
        if (!Objects.equals(before.version(), rules.version())) {
            throw new ChangedMeanwhileException();
        }
        try {
            return mongo.save(rules.toldAfter(before));
        } catch (OptimisticLockingFailureException | DuplicateKeyException somebodyWasFaster) {
            throw new ChangedMeanwhileException();
        }
    }
}
