package org.kiosque.gateway.edge.heads;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
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
    private @Nullable ChannelHandlerContext connection;
    private long heard;
    private boolean betweenRequests = true;
    private int unanswered;

    HeadGuard(HeadProblems problems) {
        this.problems = problems;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        connection = context;
    }

    /** How many beginnings and ends of requests have come. */
    long heard() {
        return heard;
    }

    /** Whether what comes next is a head. */
    boolean isBetweenRequests() {
        return betweenRequests;
    }

    /** Ends the connection, with an answer unless one is on its way, or would be out of its turn. */
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for it
    void headIsLate() {
        if (connection == null || !connection.channel().isActive()) {
            return;
        }
        if (refused || unanswered > 0) {
            connection.close();
            return;
        }
        refused = true;
        var bare = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.REQUEST_TIMEOUT);
        bare.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        connection.writeAndFlush(problem(bare, HeadFault.LATE)).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        note(message);
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

    private void note(Object message) {
        if (message instanceof HttpRequest) {
            heard++;
            unanswered++;
            betweenRequests = false;
        }
        if (message instanceof LastHttpContent) {
            heard++;
            betweenRequests = true;
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it is the promise
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent && !isInformational(message)) {
            unanswered--;
        }
        if (refused && message instanceof FullHttpResponse bare && isBare(bare)) {
            HeadFault fault = found == null ? HeadFault.ofStatus(bare.status().code()) : found;
            context.write(problem(bare, fault), promise);
            bare.release();
        } else {
            context.write(message, promise);
        }
    }

    /** Such as "100 Continue", after which the answer is still to come. */
    private static boolean isInformational(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
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
