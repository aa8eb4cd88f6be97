package org.kiosque.translation.memory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sentence with what stands for it, as it goes out and comes in.
 *
 * @param markdown whether its characters mean what they mean in Markdown; null for both, where it is not known
 * @param by name of who approved it, or brought it in
 */
public record MemoryUnit(@Nullable Boolean markdown, String source, String target, String by, Instant at) {}
