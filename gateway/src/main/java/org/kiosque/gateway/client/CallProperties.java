package org.kiosque.gateway.client;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/** @param maxKept memory for what was read from the latest answers of services; 0 reads each anew */
@Validated
@ConfigurationProperties("kiosque.calls")
record CallProperties(@DefaultValue("8MB") @NotNull DataSize maxKept) {}
