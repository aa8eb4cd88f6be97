package org.kiosque.translation.memory;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param reuse whether what people have approved for a sentence of one article is shown for the same sentence of another,
 *     before a machine is asked
 */
@Validated
@ConfigurationProperties("kiosque.memory")
record MemoryProperties(@DefaultValue("true") boolean reuse) {}
