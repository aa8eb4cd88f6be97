package org.kiosque.comment.posting;

/**
 * Whom a comment comes from.
 *
 * @param address the network address, as trusted proxies tell it
 * @param moderator whether it is one of ours, with a token
 * @param unlimited whether the limit per address does not apply
 */
record Sender(String address, boolean moderator, boolean unlimited) {}
