package org.kiosque.article.editing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.EditingException.StaleFrontException;
import org.kiosque.article.editing.revisions.Signature;
import org.kiosque.article.front.Front;
import org.kiosque.article.front.Fronts;
import org.kiosque.common.failures.InvalidFieldException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Puts articles first on front pages. Others have no event for that: one of the articles in question is told again, as it is,
 * which ends what they keep of lists. That is noted with the change itself, so that a death in between delays it and no more.
 */
@Component
class FrontDesk {

    private static final Logger log = LoggerFactory.getLogger(FrontDesk.class);
    private static final int AT_ONCE = 20;

    private final Fronts fronts;
    private final Articles articles;
    private final Archive archive;
    private final InstantSource clock;

    FrontDesk(Fronts fronts, Articles articles, Archive archive, InstantSource clock) {
        this.fronts = fronts;
        this.articles = articles;
        this.archive = archive;
        this.clock = clock;
    }

    /** @return null while nothing was ever put first there */
    @Nullable Front find(String id) {
        return fronts.find(id).orElse(null);
    }

    /** @return with what they are called and where they are, in that order; those that were deleted are left out */
    List<Pinned> pinned(List<String> ids) {
        Map<String, Pinned> found = articles.pinned(ids);
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    /** An article on a front page. */
    record Pinned(String id, String title, ArticleState state) {}

    /**
     * Repeating is harmless.
     *
     * @throws StaleFrontException when it is no longer as {@code ifMatch}
     * @throws InvalidFieldException for what readers do not see, and for what comes twice
     */
    Front arrange(String id, IfMatch ifMatch, List<String> pins, Signature by) {
        Front before = find(id);
        if (!ifMatch.fits(tag(before))) {
            throw new StaleFrontException();
        }
        requirePublished(pins);
        List<String> old = before == null ? List.of() : before.pins();
        if (before != null && old.equals(pins)) {
            return before;
        }
        Set<String> untold = new LinkedHashSet<>(pins);
        untold.addAll(old);
        var next = new Front(
                id,
                before == null ? null : before.version(),
                pins,
                by.at(),
                by.name(),
                untold.isEmpty() ? null : List.copyOf(untold));
        try {
            Front saved = fronts.save(next);
            tell(saved);
            return saved;
        } catch (OptimisticLockingFailureException | DuplicateKeyException changedMeanwhile) {
            throw new StaleFrontException();
        }
    }

    private void requirePublished(List<String> pins) {
        Map<String, ArticleState> states = articles.states(pins);
        Set<String> seen = new HashSet<>();
        for (int at = 0; at < pins.size(); at++) {
            if (!(states.get(pins.get(at)) instanceof ArticleState.Published)) {
                throw new InvalidFieldException("/pins/" + at, "is no article that readers see");
            }
            if (!seen.add(pins.get(at))) {
                throw new InvalidFieldException("/pins/" + at, "comes twice");
            }
        }
    }

    /** Whoever arranged it must not hear of a failure here: it is stored, and told later. */
    private void tell(Front front) {
        try {
            List<String> untold = front.untold() == null ? List.of() : front.untold();
            Instant now = clock.instant();
            for (String article : new ArrayList<>(untold)) {
                if (archive.tellAgain(article, now)) {
                    break;
                }
            }
            fronts.told(front);
        } catch (RuntimeException e) {
            log.atWarn().addKeyValue("front", front.id()).log("A front page is told of later: {}", e.toString());
        }
    }

    /** Tells what is left of others. */
    void tellRest() {
        fronts.untold(AT_ONCE).forEach(this::tell);
    }

    /** @return in quotes; of one that never was, too */
    static String tag(@Nullable Front front) {
        Long version = front == null ? null : front.version();
        return "\"" + (version == null ? 0 : version + 1) + "\"";
    }
}
