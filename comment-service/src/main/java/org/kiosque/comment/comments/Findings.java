package org.kiosque.comment.comments;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found about a comment, or its new words, on their way in; moderators see all of it.
 *
 * @param heldBy what keeps it from readers until a moderator decides; when that is nothing, they see it at once
 * @param noted what else was found, which keeps it from nobody
 * @param against what it is without a moderator, when what was found is enough for that; else null
 */
public record Findings(
        List<String> heldBy, List<String> noted, @Nullable Against against) {

    public static final Findings NONE = new Findings(List.of(), List.of(), null);

    public enum Against {
        REJECTED,
        SPAM
    }

    public Findings {
        heldBy = List.copyOf(heldBy);
        noted = List.copyOf(noted);
    }

    /** @return that it waits for a moderator */
    public static Findings held(List<String> by) {
        return new Findings(by, List.of(), null);
    }
}
