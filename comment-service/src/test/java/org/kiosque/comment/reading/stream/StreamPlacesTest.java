package org.kiosque.comment.reading.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiosque.comment.reading.stream.StreamException.NoStreamLeftException;
import org.kiosque.comment.reading.stream.StreamException.StreamsEndingException;
import org.kiosque.comment.reading.stream.StreamException.TooManyStreamsException;
import org.kiosque.comment.reading.stream.StreamPlaces.Place;
import org.springframework.http.HttpHeaders;

class StreamPlacesTest {

    private static final StreamProperties LIMITS =
            new StreamProperties(3, 2, Duration.ofSeconds(15), Duration.ofHours(1), 10);

    private final StreamPlaces places = new StreamPlaces(LIMITS, new SimpleMeterRegistry());

    @BeforeEach
    void open() {
        places.open();
    }

    @Test
    void oneAddressHasNoMoreThanItsShareUntilOneOfThemIsOver() {
        Place first = places.take("a", "203.0.113.1");
        places.take("a", "203.0.113.1");

        assertThatThrownBy(() -> places.take("a", "203.0.113.1")).isInstanceOf(TooManyStreamsException.class);
        assertThat(places.taken()).isEqualTo(2);
        places.release(first);
        places.take("a", "203.0.113.1");
    }

    @Test
    void allTogetherHaveNoMoreThanThereIsRoomFor() {
        List<Place> taken = new ArrayList<>();
        for (String network : List.of("a", "b", "c")) {
            taken.add(places.take(network, "203.0.113.1"));
        }

        assertThatThrownBy(() -> places.take("d", "203.0.113.4")).isInstanceOf(NoStreamLeftException.class);
        taken.forEach(places::release);
        assertThat(places.taken()).isZero();
        places.take("d", "203.0.113.4");
    }

    @Test
    void thisMachineCountsAmongAllAlone() {
        for (int i = 0; i < 3; i++) {
            places.take("a", "127.0.0.1");
        }
        assertThatThrownBy(() -> places.take("a", "127.0.0.1")).isInstanceOf(NoStreamLeftException.class);
    }

    @Test
    void noneIsOpenedWhileTheServiceStops() {
        places.close();

        assertThatThrownBy(() -> places.take("a", "203.0.113.1")).isInstanceOf(StreamsEndingException.class);
    }

    @Test
    void refusalsNameTheBoundAndSayWhenToComeBack() {
        var problems = new StreamProblems();
        var tooMany = problems.on(new TooManyStreamsException(2));
        var full = problems.on(new NoStreamLeftException(3));

        assertThat(tooMany.getStatusCode().value()).isEqualTo(429);
        assertThat(String.valueOf(tooMany.getBody())).contains("At most 2");
        assertThat(full.getStatusCode().value()).isEqualTo(503);
        assertThat(String.valueOf(full.getBody())).contains("At most 3");
        assertThat(List.of(tooMany, full))
                .allSatisfy(refusal -> assertThat(refusal.getHeaders().containsHeader(HttpHeaders.RETRY_AFTER))
                        .isTrue());
    }
}
