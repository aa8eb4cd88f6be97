package org.kiosque.comment.reading.stream;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.kiosque.comment.reading.stream.StreamException.NoStreamLeftException;
import org.kiosque.comment.reading.stream.StreamException.StreamsEndingException;
import org.kiosque.comment.reading.stream.StreamException.TooManyStreamsException;

/** How many streams may be open, in all and for one network address. Safe for use by several threads. */
final class StreamPlaces {

    private static final String UNCOUNTED = "";

    private final StreamProperties limits;
    private final MeterRegistry meters;
    private final Map<String, Integer> byNetwork = new ConcurrentHashMap<>();
    private final AtomicInteger taken = new AtomicInteger();
    private volatile boolean closed = true;

    /** For one stream, to be given back once. */
    record Place(String network) {}

    StreamPlaces(StreamProperties limits, MeterRegistry meters) {
        this.limits = limits;
        this.meters = meters;
    }

    int taken() {
        return taken.get();
    }

    /**
     * @param network under which the address counts
     * @throws StreamException when there is no place
     */
    Place take(String network, String address) {
        if (closed) {
            throw refused("ending", new StreamsEndingException());
        }
        var place = new Place(isLoopback(address) ? UNCOUNTED : network);
        if (taken.incrementAndGet() > limits.maxOpen()) {
            taken.decrementAndGet();
            throw refused("all", new NoStreamLeftException(limits.maxOpen()));
        }
        if (!place.network().equals(UNCOUNTED)
                && byNetwork.merge(place.network(), 1, Integer::sum) > limits.maxPerAddress()) {
            release(place);
            throw refused("address", new TooManyStreamsException(limits.maxPerAddress()));
        }
        return place;
    }

    private StreamException refused(String bound, StreamException refusal) {
        meters.counter("comments.streams.refused", "bound", bound).increment();
        return refusal;
    }

    /** Behind a proxy on this machine that does not pass addresses on, all readers look alike. */
    private static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    void release(Place place) {
        taken.decrementAndGet();
        byNetwork.computeIfPresent(place.network(), (_, streams) -> streams == 1 ? null : streams - 1);
    }

    void open() {
        closed = false;
    }

    void close() {
        closed = true;
    }
}
