package org.kiosque.gateway.edge.heads;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the decoder, one for each connection, and bounds the time that a head takes, however many bytes of it come at a time. A
 * head that comes at once, as nearly all do, needs no timer. Until its first byte the server's idle timeout bounds the wait.
 *
 * <p>Where a head begins in the same bytes in which the request before ends, its time counts from the next bytes.
 */
final class HeadDeadline extends ChannelInboundHandlerAdapter {

    private final Duration deadline;
    private final HeadGuard guard;
    private @Nullable Future<?> due;

    HeadDeadline(Duration deadline, HeadGuard guard) {
        this.deadline = deadline;
        this.guard = guard;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        long before = guard.heard();
        context.fireChannelRead(bytes); // decoded before this returns, as far as it goes
        if (guard.heard() != before || !guard.isBetweenRequests()) {
            cancel();
        } else if (due == null) {
            due = context.executor().schedule(guard::headIsLate, deadline.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        cancel();
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        cancel();
    }

    private void cancel() {
        if (due != null) {
            due.cancel(false);
            due = null;
        }
    }
}
