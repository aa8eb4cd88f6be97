package org.kiosque.comment.notices;

/**
 * A letter to one mailbox.
 *
 * @param unsubscription the address that ends them, for people and, by one request, for their programs
 */
record Letter(String to, String subject, String text, String unsubscription) {}
