package org.kiosque.gateway.edge.heads;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the decoder and everything else, one for each connection. What is wrong with a head it tells to those behind it
 * as if the decoder had found it, so that answers keep their order; into the bare answer that they give it puts the problem.
 */
final class HeadGuard extends ChannelDuplexHandler {

    private static final String MARK = "X-Content-Type-Options";

    private final HeadProblems problems;
    private @Nullable HeadFault found;
    private boolean refused;
    private boolean bodiless;

    HeadGuard(HeadProblems problems) {
        this.problems = problems;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (refused) {
            ReferenceCountUtil.release(message); // the connection ends with the answer
            return;
        }
        if (message instanceof HttpRequest request) {
            HeadFault fault = request.decoderResult().isFailure() ? null : HeadRules.faultOf(request);
            if (fault != null) {
                found = fault;
                request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException(fault.name())));
            }
            refused = request.decoderResult().isFailure();
            bodiless = refused && HttpMethod.HEAD.equals(request.method());
        }
        context.fireChannelRead(message);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it is the promise
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (refused && message instanceof FullHttpResponse bare && isBare(bare)) {
            HeadFault fault = found == null ? HeadFault.ofStatus(bare.status().code()) : found;
            context.write(problem(bare, fault), promise);
            bare.release();
        } else {
            context.write(message, promise);
        }
    }

    /** Every answer of ours has the security headers. */
    private static boolean isBare(FullHttpResponse response) {
        return response.status().code() >= 400
                && !response.content().isReadable()
                && !response.headers().contains(MARK);
    }

    private FullHttpResponse problem(FullHttpResponse bare, HeadFault fault) {
        byte[] body = problems.bodyOf(fault);
        var answer = new DefaultFullHttpResponse(
                bare.protocolVersion(), bare.status(), bodiless ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(body));
        answer.headers().set(bare.headers());
        problems.headers().forEach((name, values) -> answer.headers().set(name, values));
        answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        problems.count();
        return answer;
    }
}
