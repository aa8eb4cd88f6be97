package org.kiosque.comment.newsletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The requests and answers of {@link SubscriptionController}. */
final class SubscriptionApi {

    private static final String KEY = "[a-z0-9-]{1,100}";

    private SubscriptionApi() {}

    /**
     * @param language of the letters, and in which articles have to be there
     * @param tag key of a tag; null for any
     * @param section key of a section; null for any
     * @param frequency {@code daily} or {@code at-once}
     */
    record NewSubscription(
            @NotBlank @Size(max = 254) @Email(regexp = "[^@\\s]+@[^@\\s]+\\.[^@\\s.]{2,}", message = "must be an e-mail address") String email,

            @NotBlank @Size(max = 35) String language,
            @Nullable @Pattern(regexp = KEY) String tag,
            @Nullable @Pattern(regexp = KEY) String section,

            @NotBlank @Pattern(regexp = "daily|at-once", message = "must be daily or at-once") String frequency) {}

    /** @param status always {@code pending}: nobody learns who gets letters already */
    record Received(String status) {}

    /**
     * @param status {@code pending} or {@code active}
     * @param confirms whether the token may confirm it
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record SubscriptionView(
            String language,
            @Nullable String tag,
            @Nullable String section,
            String frequency,
            String status,
            boolean confirms) {

        static SubscriptionView of(Subscription subscription, boolean confirms) {
            return new SubscriptionView(
                    subscription.language(),
                    subscription.tag(),
                    subscription.section(),
                    subscription.frequency(),
                    subscription.state(),
                    confirms);
        }
    }
}
