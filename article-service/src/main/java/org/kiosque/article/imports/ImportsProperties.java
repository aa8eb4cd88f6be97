package org.kiosque.article.imports;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param maxFileSize of a file that is brought in; 1 MB to 2 GB
 * @param lease how long after the death of a process another one goes on with what it was at; 1 second to 10 minutes, and longer
 *     than one item can take
 */
@ConfigurationProperties("kiosque.imports")
record ImportsProperties(
        @DefaultValue("500MB") DataSize maxFileSize,
        @DefaultValue("1m") Duration lease) {

    ImportsProperties {
        if (maxFileSize.toMegabytes() < 1 || maxFileSize.toMegabytes() > 2048) {
            throw new IllegalArgumentException("kiosque.imports.max-file-size must be 1MB to 2GB");
        }
        if (lease.compareTo(Duration.ofSeconds(1)) < 0 || lease.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("kiosque.imports.lease must be 1s to 10m");
        }
    }
}
