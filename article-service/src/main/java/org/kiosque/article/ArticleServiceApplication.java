package org.kiosque.article;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the article-service. */
@SpringBootApplication
public class ArticleServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ArticleServiceApplication.class, arguments);
    }
}
