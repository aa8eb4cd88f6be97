package org.kiosque.comment.discussions;

import org.kiosque.common.answers.Changes.Moment;

/**
 * That an article can be read, and its discussion with it.
 *
 * @param sequence of the last event about it that the store held
 * @param read when: it holds until something about the article changes
 */
public record DiscussionCopy(String articleId, long sequence, Moment read) {}
