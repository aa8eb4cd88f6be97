package org.kiosque.translation;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Translates published articles, segment by segment. */
@SpringBootApplication
public class TranslationService {

    public static void main(String[] arguments) {
        SpringApplication.run(TranslationService.class, arguments);
    }
}
