package org.kiosque.translation;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Translates published articles, segment by segment. */
@SpringBootApplication
public class TranslationServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(TranslationServiceApplication.class, arguments);
    }
}
