package org.kiosque.article;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the article-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ArticleServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ArticleServiceApplication.class, arguments);
    }
}
