package org.kiosque.common.webhooks;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook that is wanted.
 *
 * @param url a public address that begins with {@code https://}
 * @param events of those that the service tells; all when null or empty
 */
public record WebhookRequest(
        @NotBlank @Size(max = WebhookAddress.LONGEST) String url,
        @Nullable @Size(max = 20) List<@NotNull @Size(max = 40) String> events) {}
