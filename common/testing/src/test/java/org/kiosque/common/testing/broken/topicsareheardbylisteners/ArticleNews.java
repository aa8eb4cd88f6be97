package org.kiosque.common.testing.broken.topicsareheardbylisteners;

import org.springframework.kafka.annotation.KafkaListener;

class ArticleNews {
    @KafkaListener(topics = "articles")
    void on(String record) {}
}
