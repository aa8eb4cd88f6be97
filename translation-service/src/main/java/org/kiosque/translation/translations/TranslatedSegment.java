package org.kiosque.translation.translations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.SegmentOrigin;
import org.kiosque.translation.engine.Fault;
import org.kiosque.translation.segmentation.Field;

/**
 * A sentence and what became of it.
 *
 * @param source with its markup, on one line
 * @param target the same as {@code source} when it could not be translated
 * @param engine null when no machine made it
 * @param proposal what a translator may use instead; null when there is nothing
 * @param gate why no machine's text is shown; null when some text is, when nobody has asked a machine, and in what an
 *     earlier version has written
 * @param staleTerm a term of the glossary that has changed since a person wrote this, and that it lacks; null when there is
 *     none, and in what an earlier version has written
 */
public record TranslatedSegment(
        int n,
        Field field,
        String source,
        String target,
        Origin origin,
        @Nullable String engine,
        @Nullable Proposal proposal,
        @Nullable Fault gate,
        @Nullable String staleTerm) {

    public enum Origin {
        MACHINE,
        HUMAN,
        /** A person's text for the same sentence, used again. */
        MEMORY,
        /** Not translated: no engine could, or the result would have broken the text around it. */
        SOURCE;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public TranslatedSegment at(int position, Field where) {
        return new TranslatedSegment(position, where, source, target, origin, engine, proposal, gate, staleTerm);
    }

    /** Because of what it would do to the text around it. */
    public TranslatedSegment untranslated() {
        return new TranslatedSegment(
                n, field, source, source, Origin.SOURCE, null, proposal, gate == null ? Fault.MARKUP : gate, null);
    }

    public TranslatedSegment with(@Nullable Proposal other) {
        return new TranslatedSegment(n, field, source, target, origin, engine, other, gate, staleTerm);
    }

    TranslatedSegment without(String term) {
        return new TranslatedSegment(n, field, source, target, origin, engine, proposal, gate, term);
    }

    /** Whether a person translated an earlier wording of this sentence, and none has looked at it since. */
    public boolean stale() {
        return proposal != null && proposal.earlierSource() != null;
    }

    /** Whether a person should look at it, since its sentence or a term in it has changed. */
    boolean outdated() {
        return stale() || staleTerm != null;
    }

    public SegmentOrigin told(@Nullable String review) {
        return new SegmentOrigin(n, field.wireName(), origin.wireName(), review, outdated() ? true : null);
    }
}
