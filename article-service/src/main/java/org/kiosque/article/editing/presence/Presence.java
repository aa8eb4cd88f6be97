package org.kiosque.article.editing.presence;

import java.time.Instant;
import org.springframework.data.annotation.Id;

/**
 * Somebody who has an article open.
 *
 * @param id the article's, a slash, the editor
 * @param editor subject of the token
 * @param name as colleagues see it
 * @param since when they opened it
 * @param seen when they were last heard of
 */
public record Presence(@Id String id, String article, String editor, String name, Instant since, Instant seen) {}
