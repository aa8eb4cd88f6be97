package org.kiosque.gateway.edge.news;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;

/** News for tests of those who stand on them. */
public final class StandingNews {

    private StandingNews() {}

    /** Of which nothing is ever told. */
    public static News none(InstantSource clock, MeterRegistry meters) {
        return new News(new NewsProperties(Duration.ofSeconds(10), Duration.ofMillis(250)), clock, meters);
    }
}
