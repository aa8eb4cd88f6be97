package org.kiosque.gateway.edge.limits;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.kiosque.gateway.edge.Filters;
import org.kiosque.gateway.edge.trust.Client;
import org.kiosque.gateway.edge.trust.ClientAddress;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Bounds each body by its size and by the time that it takes, and all of them by what is held at once. Tells what becomes of
 * a body on its way to us from what becomes of it on its way to a service.
 *
 * <p>No filter, since an exchange reads forms from the request that it was made with, whatever filters put in its place.
 */
@Component
@Order(Filters.BODIES)
class BodiesInFlight implements HttpHandlerDecoratorFactory {

    /** What a piece of a body costs besides its bytes, so that a body that comes byte by byte is not held for nothing. */
    private static final long PIECE = 256;

    private final BodySizes sizes;
    private final BodyBudget budget;
    private final ClientAddress addresses;

    BodiesInFlight(BodySizes sizes, BodyBudget budget, ClientAddress addresses) {
        this.sizes = sizes;
        this.budget = budget;
        this.addresses = addresses;
    }

    @Override
    public HttpHandler apply(HttpHandler everythingElse) {
        return (request, response) -> {
            if (!BodySizes.hasBody(request)) {
                return everythingElse.handle(request, response);
            }
            BodyBudget.Share share = budget.share(Client.at(addresses.decide(request)));
            var bounded = new BoundedBody(request, sizes.limitFor(request), sizes.deadline(), share);
            return everythingElse.handle(bounded, response).doFinally(_ -> share.giveBack());
        };
    }

    private static final class BoundedBody extends ServerHttpRequestDecorator {
        private final long limit;
        private final Duration deadline;
        private final BodyBudget.Share share;
        private long seen;

        BoundedBody(ServerHttpRequest request, long limit, Duration deadline, BodyBudget.Share share) {
            super(request);
            this.limit = limit;
            this.deadline = deadline;
            this.share = share;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            Mono<Object> late = Mono.delay(deadline)
                    .flatMap(_ -> Mono.error(new TimeoutException("the body did not end within " + deadline)));
            return super.getBody()
                    .takeUntilOther(late)
                    .onErrorMap(failure -> new BodyException.UnfinishedException(deadline, failure))
                    .handle((buffer, sink) -> {
                        try {
                            count(buffer.readableByteCount());
                            sink.next(buffer);
                        } catch (BodyException refused) {
                            DataBufferUtils.release(buffer);
                            sink.error(refused);
                        }
                    });
        }

        private void count(int bytes) {
            seen += bytes;
            if (seen > limit) {
                throw new BodyException.TooLargeException(limit);
            }
            share.take(bytes + PIECE);
        }
    }
}
