package org.kiosque.common.testing.good;

import io.micrometer.core.instrument.Metrics;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/remarks")
class Remarks {
    static final String COLLECTION = "remarks";

    @ConfigurationProperties("kiosque.remarks")
    record RemarkProperties(@DefaultValue("20") int mostShown) {}

    @GetMapping
    String get() {
        Metrics.counter("remarks.shown").increment();
        return COLLECTION;
    }
}
