package org.kiosque.comment.push;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The requests and answers of {@link PushController}. */
final class PushApi {

    private static final String KEY = "[a-z0-9-]{1,100}";

    private PushApi() {}

    /** @param publicKey a browser's {@code applicationServerKey}, in base64url */
    record PushKey(String publicKey) {}

    /**
     * What a browser has of its push service, as {@code PushSubscription.toJSON} writes it.
     *
     * @param endpoint its address there
     * @param expirationTime when that ends, in milliseconds since 1970; null for never
     * @param language in which articles have to be there
     * @param tag key of a tag; null for any
     * @param section key of a section; null for any
     */
    record NewPushSubscription(
            @NotBlank @Size(max = PushDesk.LONGEST_ENDPOINT) String endpoint,
            @Nullable @PositiveOrZero Long expirationTime,
            @NotNull @Valid PushSubscriptionKeys keys,
            @NotBlank @Size(max = 35) String language,
            @Nullable @Pattern(regexp = KEY) String tag,
            @Nullable @Pattern(regexp = KEY) String section) {

        /** Hidden wherever it is written down. */
        @Override
        public String toString() {
            return "NewPushSubscription";
        }
    }

    /**
     * @param p256dh point of P-256, 65 bytes in base64url
     * @param auth 16 bytes in base64url
     */
    record PushSubscriptionKeys(
            @NotBlank @Pattern(regexp = "[A-Za-z0-9_-]{87}=?", message = "must be 65 bytes in base64url") String p256dh,

            @NotBlank @Pattern(regexp = "[A-Za-z0-9_-]{22}(==)?", message = "must be 16 bytes in base64url")
            String auth) {

        /** Hidden wherever it is written down. */
        @Override
        public String toString() {
            return "PushSubscriptionKeys";
        }
    }

    /** @param token ends the subscription */
    record PushSubscribed(String token) {}
}
