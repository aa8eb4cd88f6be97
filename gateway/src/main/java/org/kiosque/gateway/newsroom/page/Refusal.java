package org.kiosque.gateway.newsroom.page;

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

    /** By the kind of the problem, in the language of who reads it; in general words for a kind that we do not know. */
    public static Refusal of(Words word, StaffProblem problem) {
        String kind = "refused." + problem.kind();
        return word.has(kind)
                ? new Refusal(word.get(kind), problem.details())
                : new Refusal(word.get("failure.4xx.message"), problem.said());
    }
}
