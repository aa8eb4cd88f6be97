package org.kiosque.gateway.site.comments;

import org.jspecify.annotations.Nullable;

/**
 * What a form answers that is no comment on the article itself.
 *
 * @param parentId the comment
 * @param name of its author; null while nobody can tell
 * @param place where it is shown
 */
public record Reply(String parentId, @Nullable String name, Place place) {}
