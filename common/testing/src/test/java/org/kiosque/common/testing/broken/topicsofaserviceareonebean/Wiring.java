package org.kiosque.common.testing.broken.topicsofaserviceareonebean;

import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;

class Wiring {
    @Bean
    @Nullable NewTopic topic() {
        return null;
    }
}
