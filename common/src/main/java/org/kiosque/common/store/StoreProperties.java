package org.kiosque.common.store;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param writeConcern how many members journal a write before it counts: {@code majority}, or a number of them */
@Validated
@ConfigurationProperties("kiosque.store")
record StoreProperties(
        @DefaultValue("majority")
        @Pattern(regexp = "majority|[1-9][0-9]?", message = "must be majority or a number of members") String writeConcern) {}
