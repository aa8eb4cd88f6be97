package org.kiosque.gateway.edge.limits;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param maxBody limit of a body sent to {@code /api}
 * @param maxForm the same where everybody may send one: 64 kB of text as forms write it, three bytes for one, and the rest
 * @param maxUpload the same where files are sent
 * @param maxBytesInFlight what of all bodies may have arrived and still be held
 * @param maxBytesInFlightPerClient the same of one client's bodies; an upload has to fit in
 * @param bodyTimeout how long a client may take to send a body; long enough for an upload
 */
@Validated
@ConfigurationProperties("kiosque.edge")
record LimitProperties(
        @DefaultValue("1MB") @NotNull DataSize maxBody,
        @DefaultValue("256KB") @NotNull DataSize maxForm,
        @DefaultValue("16MB") @NotNull DataSize maxUpload,
        @DefaultValue("64MB") @NotNull DataSize maxBytesInFlight,
        @DefaultValue("24MB") @NotNull DataSize maxBytesInFlightPerClient,
        @DefaultValue("60s") @NotNull Duration bodyTimeout) {}
