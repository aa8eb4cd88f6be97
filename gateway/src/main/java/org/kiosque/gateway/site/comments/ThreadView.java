package org.kiosque.gateway.site.comments;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param first address of the page with the first comments; null on that page
 * @param next address of the page with the comments that follow
 */
public record ThreadView(
        List<CommentView> comments,
        @Nullable String first,
        @Nullable String next) {}
