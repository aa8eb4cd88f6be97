package org.kiosque.comment.spam;

import java.time.Instant;

/**
 * A comment on its way in.
 *
 * @param address the network address, as trusted proxies tell it
 * @param reply whether it answers another comment
 */
public record Suspect(String name, String email, String body, String address, boolean reply, Instant at) {}
