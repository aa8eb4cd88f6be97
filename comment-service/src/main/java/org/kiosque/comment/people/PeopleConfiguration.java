package org.kiosque.comment.people;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.ObservationFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is written down of these requests. */
@Configuration(proxyBeanMethods = false)
class PeopleConfiguration {

    private static final String URL = "http.url";
    private static final String FOLDER = "/api/v1/people/";

    /** Traces tell the address of a request, which has a person's in it here. */
    @Bean
    ObservationFilter nobodysAddressInTraces() {
        return context -> {
            KeyValue url = context.getHighCardinalityKeyValue(URL);
            return url != null && url.getValue().startsWith(FOLDER)
                    ? context.addHighCardinalityKeyValue(KeyValue.of(URL, PersonController.PATH))
                    : context;
        };
    }
}
