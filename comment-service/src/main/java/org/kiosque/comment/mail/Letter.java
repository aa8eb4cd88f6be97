package org.kiosque.comment.mail;

/**
 * A letter to one mailbox.
 *
 * @param unsubscription the address that ends them, for people and, by one request, for their programs
 */
public record Letter(String to, String subject, String text, String unsubscription) {}
