package org.kiosque.common.testing.good;

import org.springframework.kafka.annotation.KafkaListener;

class RemarkListener {
    @KafkaListener(topics = "articles")
    void on(String record) {}
}
