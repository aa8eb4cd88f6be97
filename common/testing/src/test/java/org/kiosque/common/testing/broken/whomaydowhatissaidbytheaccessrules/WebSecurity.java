package org.kiosque.common.testing.broken.whomaydowhatissaidbytheaccessrules;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.security.web.SecurityFilterChain;

class WebSecurity {
    @Bean
    @Nullable SecurityFilterChain chain() {
        return null;
    }
}
