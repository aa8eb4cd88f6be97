package org.kiosque.comment.push;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param publicKey of VAPID (RFC 8292): 65 bytes in base64url; null for no push at all
 * @param privateKey that belongs to it: PKCS #8 in base64; from the environment variable {@code KIOSQUE_PUSH_PRIVATE_KEY} only
 * @param subject where push services find who sends: an address that begins with {@code mailto:} or {@code https://}
 * @param services hosts to which messages may go, each alone or with {@code *.} for all below it; {@code *} for any public one
 * @param keptFor how long a push service keeps a message for a browser that is away, and how long we try to hand it over
 * @param allowLoopback whether a push service may be on this machine, and then without encryption: for trials only
 */
@Validated
@ConfigurationProperties("kiosque.push")
record PushProperties(
        @Nullable String publicKey,
        @Nullable String privateKey,
        @Nullable String subject,

        @DefaultValue({
            "fcm.googleapis.com",
            "updates.push.services.mozilla.com",
            "*.notify.windows.com",
            "*.push.apple.com"
        })
        @NotEmpty @Size(max = 50) List<
                        @NotNull @Pattern(
                                regexp = "\\*|(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)*",
                                message = "must be a host, such as push.example.org, *.example.org or *")
                        String>
                services,

        @DefaultValue("1d") @NotNull @DurationMin(minutes = 1) @DurationMax(days = 28)
        Duration keptFor,

        @DefaultValue("false") boolean allowLoopback) {

    private static final int HTTPS = 443;

    /** What is set to nothing, as templates do, is not set. */
    PushProperties {
        publicKey = publicKey == null || publicKey.isBlank() ? null : publicKey;
    }

    /** Whether messages may go there, as far as its name and port tell. */
    boolean allows(URI endpoint) {
        if (!allowLoopback && endpoint.getPort() != -1 && endpoint.getPort() != HTTPS) {
            return false;
        }
        String host = endpoint.getHost().toLowerCase(Locale.ROOT);
        return services.stream()
                .anyMatch(allowed -> allowed.equals("*")
                        || (allowed.startsWith("*.") ? host.endsWith(allowed.substring(1)) : host.equals(allowed)));
    }

    @Override
    public String toString() {
        return "PushProperties[publicKey=" + publicKey + ", subject=" + subject + ", services=" + services
                + ", keptFor=" + keptFor + ", allowLoopback=" + allowLoopback + "]";
    }
}
