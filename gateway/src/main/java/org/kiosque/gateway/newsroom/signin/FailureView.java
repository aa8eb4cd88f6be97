package org.kiosque.gateway.newsroom.signin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.newsroom.page.NewsroomFrame;
import org.kiosque.gateway.newsroom.page.ReceivedForm;
import org.kiosque.gateway.newsroom.page.Refusal;

/**
 * @param reason as the service told it; null when it did not
 * @param signIn whether signing in may help
 * @param action where what was sent is sent to once more
 * @param back where one can go instead
 * @param sent what was typed; empty when nothing was
 * @param reference of the trace; null where that helps nobody
 */
public record FailureView(
        NewsroomFrame frame,
        String message,
        @Nullable Refusal reason,
        boolean signIn,
        String action,
        String back,
        List<ReceivedForm.Field> sent,
        @Nullable String reference) {}
