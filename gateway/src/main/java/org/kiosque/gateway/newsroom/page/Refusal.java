package org.kiosque.gateway.newsroom.page;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.client.StaffProblem;

/**
 * Why something was not done.
 *
 * @param message in the newsroom's words
 * @param said in the service's words, which are English; null when it has said no more than the message does
 */
public record Refusal(String message, @Nullable String said) {

    /** In the newsroom's words alone. */
    public static Refusal because(String message) {
        return new Refusal(message, null);
    }

    /**
     * By the kind of the problem and by what it says of the case, in the language of who reads it; in general words and in the
     * service's for what we do not know.
     */
    public static Refusal of(Words word, StaffProblem problem) {
        String kind = "refused." + problem.kind();
        boolean known = word.has(kind);
        Map<Boolean, List<Objection>> objections =
                Objection.in(word, problem).stream().collect(Collectors.partitioningBy(Objection::isOurs));
        String ours = Objection.joined(word, objections.getOrDefault(true, List.of()));
        String theirs = Objection.joined(word, objections.getOrDefault(false, List.of()));
        String message = word.get(known ? kind : "failure.4xx.message");
        return new Refusal(
                ours == null ? message : message + " " + ours,
                theirs == null && ours == null && !known ? problem.title() : theirs);
    }

    /** All of it, for what shows no languages. */
    public String text() {
        return said == null ? message : message + " " + said;
    }
}
