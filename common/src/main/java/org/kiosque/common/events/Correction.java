package org.kiosque.common.events;

import java.time.Instant;

/** A note to readers on what an article got wrong. */
public record Correction(Instant at, String text) {}
