package org.kiosque.comment.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.discussions.Discussion;
import org.kiosque.comment.discussions.Discussion.Admission;
import org.kiosque.comment.discussions.Discussion.Closed;
import org.kiosque.comment.discussions.Discussion.NewcomersFirst;
import org.kiosque.comment.discussions.Discussion.Open;
import org.kiosque.comment.discussions.Discussion.Premoderated;
import org.kiosque.comment.discussions.DiscussionException.UncertainException;
import org.kiosque.comment.discussions.Discussions;
import org.kiosque.comment.rules.DiscussionRules.Both;
import org.kiosque.comment.rules.DiscussionRules.Rules;
import org.springframework.stereotype.Component;

/**
 * Who gets into a discussion, and how, by all who have a say in it. What an article's editor has closed stays closed. A moderator's rule
 * for the article goes before one for the site, and the site's loosens nothing that the editor wants to be premoderated.
 */
@Component
public class Admissions {

    /** How long before that an article is said to close with age: longer than anybody keeps what was said of it. */
    static final Duration SOON = Duration.ofMinutes(10);

    private final Discussions discussions;
    private final DiscussionRules rules;
    private final PolicyProperties properties;
    private final InstantSource clock;

    Admissions(Discussions discussions, DiscussionRules rules, PolicyProperties properties, InstantSource clock) {
        this.discussions = discussions;
        this.rules = rules;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * @param discussion as it is to be held
     * @param maxLinks that a comment may have without a moderator looking at it
     */
    public record Admitted(Discussion discussion, int maxLinks) {}

    /**
     * @param idOrSlug an article's id, or any slug that ends in it
     * @throws org.kiosque.comment.discussions.DiscussionException as {@link Discussions#under}; also when nobody can tell how old an
     *     article is that closes with age
     */
    public Admitted under(String idOrSlug) {
        Discussion discussion = discussions.under(idOrSlug);
        Both ruled = rules.of(discussion.articleId());
        Integer maxLinks = ruled.site().maxLinks();
        return new Admitted(
                discussion.with(admission(discussion, ruled)), maxLinks == null ? properties.maxLinks() : maxLinks);
    }

    /** What readers are told of a discussion. */
    public enum Standing {
        OPEN,
        /** Open, and closed with age within {@link Admissions#SOON}. */
        CLOSING,
        CLOSED
    }

    /**
     * For those who only read. When nobody can tell how old an article is, it counts as open.
     *
     * @throws org.kiosque.comment.discussions.DiscussionException as {@link Discussions#under}
     */
    public Standing standing(String articleId) {
        Discussion discussion = discussions.under(articleId);
        Both ruled = rules.of(articleId);
        if (discussion.admission() instanceof Closed) {
            return Standing.CLOSED;
        }
        try {
            Instant now = clock.instant();
            return isClosed(discussion, ruled.site(), ruled.own(), now)
                    ? Standing.CLOSED
                    : isClosed(discussion, ruled.site(), ruled.own(), now.plus(SOON))
                            ? Standing.CLOSING
                            : Standing.OPEN;
        } catch (UncertainException unknown) {
            return Standing.OPEN;
        }
    }

    private Admission admission(Discussion discussion, Both ruled) {
        if (discussion.admission() instanceof Closed
                || isClosed(discussion, ruled.site(), ruled.own(), clock.instant())) {
            return new Closed();
        }
        Mode own = mode(ruled.own());
        if (own != null) {
            return admission(own);
        }
        if (!(discussion.admission() instanceof Open)) {
            return discussion.admission();
        }
        Mode site = mode(ruled.site());
        return admission(site != null ? site : properties.newCommentersFirst() ? Mode.NEW_FIRST : Mode.POSTMODERATED);
    }

    private static @Nullable Mode mode(Rules rules) {
        return rules.mode() == null ? null : Mode.of(rules.mode()).orElse(Mode.PREMODERATED);
    }

    private static Admission admission(Mode mode) {
        return switch (mode) {
            case PREMODERATED -> new Premoderated();
            case POSTMODERATED -> new Open();
            case NEW_FIRST -> new NewcomersFirst();
        };
    }

    private boolean isClosed(Discussion discussion, Rules site, Rules own, Instant at) {
        if (own.closed() != null) {
            return own.closed();
        }
        Integer days = own.closeAfterDays() == null ? site.closeAfterDays() : own.closeAfterDays();
        return Boolean.TRUE.equals(site.closed()) || (days != null && isOlder(discussion, Duration.ofDays(days), at));
    }

    private boolean isOlder(Discussion discussion, Duration age, Instant at) {
        Instant published = discussion.publishedAt() == null
                ? discussions.publishedAt(discussion.articleId()).orElse(null)
                : discussion.publishedAt();
        return published != null && !published.plus(age).isAfter(at);
    }
}
