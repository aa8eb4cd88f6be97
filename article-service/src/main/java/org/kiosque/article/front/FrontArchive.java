package org.kiosque.article.front;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.languages.SiteLanguages;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The way out for all front pages, and the way in for those out of an export, after their articles. */
@Component
public class FrontArchive {

    private static final int MOST_PINS = 20;
    private static final int LONGEST_NAME = 255;
    private static final Pattern SECTION = Pattern.compile("|SECTION/[a-z0-9-]{1,120}");

    private final Fronts fronts;
    private final SiteLanguages site;

    FrontArchive(Fronts fronts, SiteLanguages site) {
        this.fronts = fronts;
        this.site = site;
    }

    /** @return by id, those that come after {@code id}, or the first ones when it is null; at most {@code limit} */
    public List<ArchivedFront> after(@Nullable String id, int limit) {
        return fronts.after(id, limit).stream().map(ArchivedFront::of).toList();
    }

    /**
     * Repeating is harmless. Others hear of it as of a change.
     *
     * @return false when something came first there already, which stays
     * @throws InvalidFieldException when it is none that an editor can have arranged
     */
    public boolean bringBack(ArchivedFront archived, Instant now) {
        String[] id = archived.id() == null ? new String[0] : archived.id().split("/", 2);
        require(id.length == 2 && SECTION.matcher(id[1]).matches(), "/id", "is none of a front page");
        site.require(id[0], "/id");
        List<String> pins = archived.pins();
        require(
                pins != null && pins.size() <= MOST_PINS && pins.stream().allMatch(RandomId::isOne),
                "/pins",
                "are none of articles, or more than " + MOST_PINS);
        require(new HashSet<>(pins).size() == pins.size(), "/pins", "come twice");
        require(
                archived.changedAt() != null && !archived.changedAt().isAfter(now),
                "/changedAt",
                "is no time that can be");
        require(
                archived.changedBy() != null && archived.changedBy().length() <= LONGEST_NAME,
                "/changedBy",
                "is nobody");
        if (fronts.find(archived.id()).isPresent()) {
            return false;
        }
        try {
            var _ = fronts.save(new Front(
                    archived.id(),
                    null,
                    pins,
                    archived.changedAt(),
                    archived.changedBy(),
                    pins.isEmpty() ? null : pins));
            return true;
        } catch (DuplicateKeyException arrangedMeanwhile) {
            return false;
        }
    }

    private static void require(boolean condition, String field, String otherwise) {
        if (!condition) {
            throw new InvalidFieldException(field, otherwise);
        }
    }
}
