package org.kiosque.common.sample;

import com.mongodb.MongoException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.ServerAddress;
import io.cloudevents.CloudEvent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.delivery.KiosqueTopics;
import org.kiosque.common.delivery.ReceivedEvent;
import org.kiosque.common.events.ArticleEvent;
import org.kiosque.common.events.CommentApproved;
import org.kiosque.common.events.CommentEvent;
import org.kiosque.common.failures.UnavailableException;
import org.kiosque.common.outbox.HasOutbox;
import org.kiosque.common.outbox.LocalListener;
import org.kiosque.common.outbox.Outbox;
import org.kiosque.common.outbox.OutboxRelay;
import org.kiosque.common.outbox.OutboxRelays;
import org.kiosque.common.security.Roles;
import org.kiosque.common.security.ServiceSecurity;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.UncategorizedMongoDbException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.http.HttpMethod;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The smallest service that uses all of common. */
@SpringBootApplication(proxyBeanMethods = false)
public class SampleService {

    static final String TOPIC = "remarks";

    @Bean
    OutboxRelay remarkRelay(OutboxRelays relays) {
        return relays.relay(Remark.class, TOPIC);
    }

    @Bean
    LocalListener<CommentEvent> heardHere(Hearing hearing) {
        return new LocalListener<>(CommentEvent.class, received -> {
            hearing.heardHere.add(received.event().commentId() + "#" + received.sequence());
            if (received.event().commentId().startsWith("deaf")) {
                throw new IllegalStateException("a listener that fails");
            }
        });
    }

    /** Of another family: never called. */
    @Bean
    LocalListener<ArticleEvent> deafHere(Hearing hearing) {
        return new LocalListener<>(
                ArticleEvent.class,
                received -> hearing.heardHere.add(received.event().articleId()));
    }

    @Bean
    NewTopic remarks(KiosqueTopics topics) {
        return topics.compacted(TOPIC);
    }

    @Bean
    NewTopic deadRemarks(KiosqueTopics topics) {
        return topics.deadLettersOf(TOPIC);
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http, ServiceSecurity security) throws Exception {
        return security.chain(
                http,
                requests -> requests.requestMatchers(ServiceSecurity.reading("/open/**", "/failing/**"))
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/remarks/**")
                        .hasRole(Roles.EDITOR));
    }

    /** @param id also the comment's id in the event */
    @Document("remarks")
    record Remark(@Id String id, @Version @Nullable Long version, Outbox outbox) implements HasOutbox {}

    record NewRemark(
            @NotBlank @Size(max = 40) String id,
            @Valid @Nullable Writer writer,
            int stars) {}

    record Writer(@Size(max = 10) String name) {}

    @RestController
    static class Remarks {

        private final MongoOperations mongo;
        private final InstantSource clock;

        Remarks(MongoOperations mongo, InstantSource clock) {
            this.mongo = mongo;
            this.clock = clock;
        }

        @PostMapping("/remarks")
        Map<String, String> remark(@Valid @RequestBody NewRemark remark) {
            var event = new CommentApproved(remark.id(), "k3v9x2m4qd7h", "en", clock.instant());
            mongo.save(new Remark(remark.id(), null, Outbox.empty().with(event, clock.instant())));
            return Map.of("traceId", String.valueOf(MDC.get("traceId")));
        }

        /** Nobody has opened it. */
        @GetMapping("/closed")
        int closed() {
            return 0;
        }

        @GetMapping("/open/{number}")
        int open(@PathVariable int number, @RequestParam int times) {
            return number * times;
        }

        @PostMapping("/remarks/failing/{how}")
        void failToChange(@PathVariable String how) {
            fail(how);
        }

        private static MongoException notPrimary() {
            return new MongoNotPrimaryException(new BsonDocument("code", new BsonInt32(10107)), new ServerAddress());
        }

        @GetMapping("/failing/{how}")
        void fail(@PathVariable String how) {
            switch (how) {
                case "store" -> throw new DataAccessResourceFailureException("mongo://secret:password@host is away");
                case "failover" -> throw new UncategorizedMongoDbException("secret", notPrimary());
                case "programming" ->
                    throw new UncategorizedMongoDbException("secret", new MongoException(9, "secret"));
                case "neighbour" -> throw new UnavailableException("The engine rests.", new IllegalStateException("x"));
                default -> throw new IllegalStateException("secret insides");
            }
        }
    }

    /** Remembers what came in; told to, it fails first. */
    @org.springframework.stereotype.Component
    static class Hearing {

        final List<String> heard = new CopyOnWriteArrayList<>();
        final List<String> heardHere = new CopyOnWriteArrayList<>();
        final Map<String, String> traces = new ConcurrentHashMap<>();
        final Map<String, RuntimeException> failing = new ConcurrentHashMap<>();
        final Map<String, AtomicInteger> tries = new ConcurrentHashMap<>();

        @KafkaListener(topics = TOPIC)
        void on(ConsumerRecord<String, @Nullable CloudEvent> record) {
            ReceivedEvent.from(record, CommentEvent.class).ifPresent(received -> {
                String id = received.event().commentId();
                tries.computeIfAbsent(id, _ -> new AtomicInteger()).incrementAndGet();
                RuntimeException failure = failing.get(id);
                if (failure != null) {
                    throw failure;
                }
                traces.put(id, String.valueOf(MDC.get("traceId")));
                heard.add(id);
            });
        }
    }
}
