package org.kiosque.translation.translations;

import org.springframework.data.annotation.Id;

/** What people have changed of one translation, to be looked through for what they have approved. */
public record Unremembered(@Id String id, String articleId, String language, Reviewed reviewed) {}
