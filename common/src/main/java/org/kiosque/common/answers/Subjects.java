package org.kiosque.common.answers;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.answers.Changes.Moment;

/** What an answer tells of. The controller says so while it answers; an answer of which nothing is said is not kept. */
public final class Subjects {

    private static final String ATTRIBUTE = Subjects.class.getName();

    private final Map<String, Long> sequences = new LinkedHashMap<>();
    private @Nullable Moment oldest;

    /** @return those of the answer to this request */
    public static Subjects of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Subjects subjects) {
            return subjects;
        }
        var fresh = new Subjects();
        request.setAttribute(ATTRIBUTE, fresh);
        return fresh;
    }

    /** The answer tells of something that this service itself writes. */
    public Subjects add(String subject) {
        return add(subject, Long.MAX_VALUE);
    }

    /**
     * The answer tells of something that this service hears of by a topic.
     *
     * @param sequence of the last event about it that the store held when it was read
     */
    public Subjects add(String subject, long sequence) {
        sequences.merge(subject, sequence, Math::min);
        return this;
    }

    /** Part of the answer was not read for it, but is a copy that still held. */
    public Subjects asOf(Moment read) {
        oldest = oldest == null ? read : oldest.and(read);
        return this;
    }

    Set<String> all() {
        return Set.copyOf(sequences.keySet());
    }

    Moment oldest(Moment asked) {
        return oldest == null ? asked : oldest.and(asked);
    }

    /** @return whether the store had come as far as the topics when it was read */
    boolean settled(Changes changes) {
        return sequences.entrySet().stream().allMatch(one -> changes.settled(one.getKey(), one.getValue()));
    }
}
