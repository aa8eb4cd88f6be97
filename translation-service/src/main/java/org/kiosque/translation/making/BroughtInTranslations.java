package org.kiosque.translation.making;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.Tag;
import org.kiosque.common.events.TranslationBroughtIn;
import org.kiosque.common.languages.Language;
import org.kiosque.common.security.Staff;
import org.kiosque.translation.memory.MemoryFiling;
import org.kiosque.translation.segmentation.ArticleText;
import org.kiosque.translation.segmentation.Segment;
import org.kiosque.translation.segmentation.UntranslatableException;
import org.kiosque.translation.translations.Review;
import org.kiosque.translation.translations.Reviewed;
import org.kiosque.translation.translations.ReviewedSegment;
import org.kiosque.translation.translations.ShownTranslation;
import org.kiosque.translation.translations.TranslatedSegment.Origin;
import org.kiosque.translation.translations.Translations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Takes over translations that people had written before their article came here, as if they had written them at the desk, once. The
 * article and its translation may be told of in any order. Sentences that have none of it are left to machines.
 */
@Component
class BroughtInTranslations {

    static final String COLLECTION = "broughtInTranslations";

    private static final Logger log = LoggerFactory.getLogger(BroughtInTranslations.class);
    private static final String SUBJECT = "import";
    private static final int MOST_TRIES = 10;

    private final MongoOperations mongo;
    private final Translations translations;
    private final TextWork texts;
    private final MemoryFiling memory;
    private final InstantSource clock;

    BroughtInTranslations(
            MongoOperations mongo,
            Translations translations,
            TextWork texts,
            MemoryFiling memory,
            InstantSource clock) {
        this.mongo = mongo;
        this.translations = translations;
        this.texts = texts;
        this.memory = memory;
        this.clock = clock;
    }

    /** Of several for the same article and language the first counts. */
    void take(TranslationBroughtIn translation) {
        try {
            mongo.insert(new BroughtIn(translation.aggregateId(), translation));
        } catch (DuplicateKeyException takenBefore) {
            // an event that comes again, after a death perhaps: then it is still to be applied
        }
        apply(translation.articleId());
    }

    /** Takes over what is there for an article and has not been taken over yet. Repeating is harmless. */
    void apply(String articleId) {
        List<BroughtIn> waiting = mongo.find(
                query(where("_id")
                        .gte(articleId + ":")
                        .lt(articleId + ";")
                        .and("text")
                        .exists(true)),
                BroughtIn.class);
        for (BroughtIn one : waiting) {
            TranslationBroughtIn text = one.text();
            if (text != null && apply(text)) {
                mongo.updateFirst(query(where("_id").is(one.id())), new Update().unset("text"), BroughtIn.class);
            }
        }
    }

    /** @return false while the article, or that it is to be had in this language, is not known */
    private boolean apply(TranslationBroughtIn brought) {
        Language language = Language.of(brought.language());
        for (int tries = 1; ; tries++) {
            ShownTranslation shown =
                    translations.find(brought.articleId(), language).orElse(null);
            if (shown == null) {
                return false;
            }
            try {
                write(shown, brought);
                return true;
            } catch (OptimisticLockingFailureException changedMeanwhile) {
                if (tries >= MOST_TRIES) {
                    throw changedMeanwhile;
                }
            } catch (UntranslatableException beyondBounds) {
                log.atWarn().addKeyValue("translation", shown.id()).log("Not taken over: {}", beyondBounds.toString());
                return true;
            }
        }
    }

    private void write(ShownTranslation shown, TranslationBroughtIn brought) {
        ArticleSnapshot article = shown.article();
        ArticleText text = texts.read(article);
        Map<Integer, String> targets = texts.aligned(text, written(article, brought));
        Reviewed before = Reviewed.of(shown.reviewed(), article.language());
        Review review = article.revision() == brought.revision() ? Review.APPROVED : Review.DRAFT;
        List<ReviewedSegment> news = new ArrayList<>();
        Reviewed.Lookup people = before.lookup();
        for (Segment segment : text.segments()) {
            String target = targets.get(segment.n());
            if (target != null && people.of(segment).isEmpty()) {
                news.add(reviewed(segment, target, review, brought));
            }
        }
        log.atInfo()
                .addKeyValue("translation", shown.id())
                .log(
                        "People's translation taken over: {} of {} sentences",
                        news.size(),
                        text.segments().size());
        if (!news.isEmpty()) {
            Reviewed after = before.with(news, text.segments());
            completed(shown, text, after)
                    .ifPresentOrElse(
                            whole -> translations.edit(shown, after, whole.work(), whole.event()),
                            () -> translations.edit(shown, after));
            memory.nudge();
        }
    }

    private Optional<CompletedTranslation> completed(ShownTranslation shown, ArticleText text, Reviewed reviewed) {
        var progress = Progress.of(shown.with(reviewed), text);
        return progress.complete()
                ? Optional.of(
                        texts.complete(shown.article(), Language.of(shown.language()), text, progress.done(), reviewed))
                : Optional.empty();
    }

    private ReviewedSegment reviewed(Segment segment, String target, Review review, TranslationBroughtIn brought) {
        Instant now = clock.instant();
        return new ReviewedSegment(
                segment.field(),
                segment.source(),
                segment.nth(),
                target,
                Origin.HUMAN,
                null,
                review,
                new Staff(SUBJECT, brought.broughtBy()),
                now,
                null);
    }

    /** As if it were an article. */
    private static ArticleSnapshot written(ArticleSnapshot article, TranslationBroughtIn brought) {
        return new ArticleSnapshot(
                article.articleId(),
                article.revision(),
                brought.language(),
                article.slug(),
                brought.title(),
                brought.lead(),
                brought.body(),
                brought.tags().stream().map(name -> new Tag(name, name)).toList(),
                List.of(),
                null,
                article.comments(),
                article.publishedAt(),
                article.updatedAt());
    }
}
