package org.kiosque.gateway.edge.pages;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.edge.news.NewsMark;
import org.kiosque.gateway.edge.news.Subject;

/** A rendered page as it is kept. Immutable. */
final class KeptPage {

    private final Rendition rendition;
    private final @Nullable String about;
    private final Subject[] shown;
    private final NewsMark mark;
    private final Instant renderedAt;
    private final Instant checkedAt;
    private final boolean stale;
    private final Instant dueAt;
    private final Instant freshUntil;

    /**
     * @param about as {@link PageDeclaration} has it
     * @param shown all that changes it
     * @param mark where the news stood when it was known to be right, or at least the best to be had
     * @param renderedAt when the bytes were known to be right
     * @param checkedAt when we last tried
     * @param stale whether that was in vain
     * @param dueAt when it is to be rendered anew while readers still get it
     * @param freshUntil when it is no longer served without trying
     */
    private KeptPage(
            Rendition rendition,
            @Nullable String about,
            Subject[] shown,
            NewsMark mark,
            Instant renderedAt,
            Instant checkedAt,
            boolean stale,
            Instant dueAt,
            Instant freshUntil) {
        this.rendition = rendition;
        this.about = about;
        this.shown = shown;
        this.mark = mark;
        this.renderedAt = renderedAt;
        this.checkedAt = checkedAt;
        this.stale = stale;
        this.dueAt = dueAt;
        this.freshUntil = freshUntil;
    }

    /**
     * @param mark when the rendering began: the page is as old as what it shows
     * @param keepFor how long it is fresh while nothing is told of what it shows; null for one that is fresh by age alone
     */
    static KeptPage rendered(
            PageKey key, Rendition rendition, Subject[] shown, NewsMark mark, @Nullable Duration keepFor) {
        Instant at = mark.at();
        return new KeptPage(
                rendition,
                key.about(),
                shown,
                mark,
                at,
                at,
                false,
                // Early enough for a rendering to be done before it is too old, and for a second one after a failure.
                keepFor == null ? Instant.MAX : at.plus(keepFor.multipliedBy(4).dividedBy(5)),
                at.plus(keepFor == null ? key.page().freshFor() : keepFor));
    }

    /** Tried again no sooner than a fresh page would be, so that a service that is down is not hammered. */
    KeptPage triedInVain(PageKey key, NewsMark now) {
        Instant again = now.at().plus(key.page().freshFor());
        return new KeptPage(rendition, about, shown, now, renderedAt, now.at(), true, Instant.MAX, again);
    }

    /** The same for one that was only due, and is as good as it was. */
    KeptPage dueLater(PageKey key, Instant now) {
        Instant again = now.plus(key.page().freshFor());
        return new KeptPage(rendition, about, shown, mark, renderedAt, checkedAt, stale, again, freshUntil);
    }

    Rendition rendition() {
        return rendition;
    }

    @Nullable String about() {
        return about;
    }

    Subject[] shown() {
        return shown;
    }

    /**
     * @param newsAreCurrent whether what has changed is known; otherwise age decides
     * @param freshFor what then counts as young
     */
    boolean isFresh(Instant now, boolean newsAreCurrent, Duration freshFor) {
        return now.isBefore(freshUntil)
                && (newsAreCurrent || now.isBefore(checkedAt.plus(freshFor)))
                && !isOfYesterday()
                && !showsWhatWasWithdrawn();
    }

    /** Whether it is time to render it anew, while readers still get this one. */
    boolean isDue(Instant now) {
        return !now.isBefore(dueAt);
    }

    /** Whether it is fresh for as long as nothing is told of what it shows; otherwise age alone decides. */
    boolean isKeptByNews() {
        return !dueAt.equals(Instant.MAX);
    }

    /** How long it is still fresh if nothing is told of what it shows. */
    Duration freshFor(Instant now) {
        return Duration.between(now, freshUntil);
    }

    /** Whether there has been news of what it shows. */
    boolean isOfYesterday() {
        for (Subject subject : shown) {
            if (subject.hasChangedSince(mark)) {
                return true;
            }
        }
        return false;
    }

    /** Never to be shown again, not even for want of something better. A page that says that it is gone may be. */
    boolean showsWhatWasWithdrawn() {
        if (rendition.status().value() == 200) {
            for (Subject subject : shown) {
                if (subject.isWithdrawnFor(mark)) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean isStale() {
        return stale;
    }

    Duration age(Instant now) {
        return Duration.between(renderedAt, now);
    }
}
