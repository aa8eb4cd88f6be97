package org.kiosque.common.testing.broken.thecanvassaysallthatthecodedoesandnothingelse;

import io.micrometer.core.instrument.Metrics;

class Metered {

    void show() {
        Metrics.counter("remarks.hidden.from.the.canvas").increment();
    }
}
