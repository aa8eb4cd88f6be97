package org.kiosque.common.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kiosque.common.events.CommentApproved;
import org.kiosque.common.outbox.Outbox;
import org.kiosque.common.sample.SampleService.Remark;
import org.kiosque.common.testing.RawRecords;
import org.kiosque.common.testing.TestKafka;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class DeliveryIT extends SampleServiceRun {

    @Test
    void aSavedEventIsHeardInThisProcessBeforeTheAnswerAndStoredWithoutItsTypedForm() throws Exception {
        String id = newId();
        asEditor("{\"id\":\"" + id + "\",\"stars\":1}");
        assertThat(hearing.heardHere)
                .filteredOn(heard -> heard.startsWith(id + "#"))
                .hasSize(1);
        assertThat(hearing.heardHere).doesNotContain("k3v9x2m4qd7h");

        mongo.save(mongo.findById(id, Remark.class)); // perhaps with the event still pending: it is no news any more
        assertThat(hearing.heardHere)
                .filteredOn(heard -> heard.startsWith(id + "#"))
                .hasSize(1);
        var stored = new Remark(
                "raw" + id,
                null,
                Outbox.empty()
                        .with(new CommentApproved("raw" + id, "k3v9x2m4qd7h", "en", Instant.EPOCH), Instant.EPOCH));
        var document = new Document();
        mongo.getConverter().write(stored, document);
        assertThat(document.get("outbox", Document.class)
                        .getList("pending", Document.class)
                        .getFirst())
                .doesNotContainKey("event")
                .containsKey("data");
    }

    @Test
    void aLocalListenerThatFailsFailsNoRequest() throws Exception {
        String id = "deaf" + newId().substring(0, 20);
        assertThat(asEditor("{\"id\":\"" + id + "\",\"stars\":1}").statusCode()).isEqualTo(200);
        assertThat(hearing.heardHere).anyMatch(heard -> heard.startsWith(id + "#"));
        await().atMost(SOON).until(() -> hearing.heard.contains(id));
    }

    @Test
    void aSavedEventArrivesWithinTheTraceOfTheRequestThatCausedIt() throws Exception {
        String id = newId();

        HttpResponse<String> answer = asEditor("{\"id\":\"" + id + "\",\"stars\":1}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        await().atMost(SOON).until(() -> hearing.heard.contains(id));
        String trace =
                JsonMapper.shared().readTree(answer.body()).get("traceId").asString();
        assertThat(trace).matches("[0-9a-f]{32}");
        assertThat(hearing.traces.get(id)).isEqualTo(trace);
    }

    @Test
    void onTheWireItIsACloudEventInBinaryMode() throws Exception {
        String id = newId();
        asEditor("{\"id\":\"" + id + "\",\"stars\":1}");

        ConsumerRecord<String, byte[]> record = records(SampleService.TOPIC, id).getFirst();

        assertThat(RawRecords.header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(RawRecords.header(record, "ce_id")).isNotEmpty();
        assertThat(RawRecords.header(record, "ce_source")).isEqualTo("urn:kiosque:sample-service");
        assertThat(RawRecords.header(record, "ce_type")).isEqualTo("comment.approved.v1");
        assertThat(OffsetDateTime.parse(RawRecords.header(record, "ce_time"))).isNotNull();
        assertThat(RawRecords.header(record, "ce_subject")).isEqualTo(id);
        assertThat(RawRecords.header(record, "ce_sequence"))
                .matches("0000001[0-9]{12}"); // the time of day in milliseconds
        assertThat(RawRecords.header(record, "content-type")).isEqualTo("application/json");
        assertThat(RawRecords.header(record, "traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
        assertThat(JsonMapper.shared().readTree(record.value()).get("commentId").asString())
                .isEqualTo(id);
    }

    @Test
    void aLargeEventArrives() throws Exception {
        String id = newId();
        var event = new CommentApproved(id, "x".repeat(3 << 20), "en", Instant.parse("2026-11-02T10:15:00Z"));

        mongo.save(new Remark(id, null, Outbox.empty().with(event, Instant.parse("2026-11-02T10:15:00Z"))));

        await().atMost(SOON).until(() -> hearing.heard.contains(id));
    }

    @Test
    void aLargeEventThatFailsIsADeadLetterLikeOthers() throws Exception {
        String id = newId();
        hearing.failing.put(id, new IllegalStateException("never works"));
        var event = new CommentApproved(id, "x".repeat(8_387_000), "en", Instant.parse("2026-11-02T10:15:00Z"));

        mongo.save(new Remark(id, null, Outbox.empty().with(event, Instant.parse("2026-11-02T10:15:00Z"))));

        assertThat(records("remarks.dlt", id)).hasSize(1);
    }

    @Test
    void aConsumerThatHasStoppedIsSeen() throws Exception {
        var container = consumers.getListenerContainers().iterator().next();
        assertThat(get(managementPort, "/actuator/health/readiness").statusCode())
                .isEqualTo(200);
        ((AbstractMessageListenerContainer<?, ?>) container).stopAbnormally(() -> {});
        try {
            await().atMost(SOON)
                    .until(() ->
                            get(managementPort, "/actuator/health/readiness").statusCode() == 503);
        } finally {
            await().atMost(SOON).until(() -> !container.isRunning());
            container.start();
        }
        await().atMost(SOON)
                .until(() -> get(managementPort, "/actuator/health/readiness").statusCode() == 200);
    }

    @Test
    void aConsumerWhosePasswordIsRefusedTriesAgain() {
        assertThat(consumers.getListenerContainers())
                .isNotEmpty()
                .allSatisfy(container -> assertThat(
                                container.getContainerProperties().getAuthExceptionRetryInterval())
                        .isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1)));
    }

    @Test
    void whatFailsForGoodEndsInTheDeadLettersAfterAFewTriesAndTheNextOneIsServed(CapturedOutput output)
            throws Exception {
        String bad = newId();
        hearing.failing.put(bad, new IllegalStateException("never works"));

        asEditor("{\"id\":\"" + bad + "\",\"stars\":1}");

        ConsumerRecord<String, byte[]> dead = records("remarks.dlt", bad).getFirst();
        assertThat(RawRecords.header(dead, "ce_type")).isEqualTo("comment.approved.v1");
        assertThat(RawRecords.header(dead, "kafka_dlt-exception-message")).contains("never works");
        assertThat(hearing.tries.get(bad).get()).isEqualTo(5);
        assertThat(meters.counter("events.dead.lettered", "topic", SampleService.TOPIC)
                        .count())
                .isPositive();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(output.getAll().lines())
                        .anySatisfy(
                                line -> assertThat(line).contains("Set aside as a dead letter", "never works", bad)));
        String good = newId();
        asEditor("{\"id\":\"" + good + "\",\"stars\":1}");
        await().atMost(SOON).until(() -> hearing.heard.contains(good));
    }

    @Test
    void whileTheStoreIsDownAnEventIsTriedUntilItSucceeds() throws Exception {
        String id = newId();
        hearing.failing.put(id, new DataAccessResourceFailureException("store is away"));

        asEditor("{\"id\":\"" + id + "\",\"stars\":1}");

        await().atMost(Duration.ofSeconds(40))
                .until(() ->
                        hearing.tries.containsKey(id) && hearing.tries.get(id).get() > 6);
        hearing.failing.remove(id);
        await().atMost(SOON).until(() -> hearing.heard.contains(id));
    }

    @Test
    void aRecordThatIsNoEventGoesToTheDeadLettersAtOnce() throws Exception {
        String key = newId();
        var settings = java.util.Map.<String, Object>of("bootstrap.servers", TestKafka.bootstrapServers());
        var producer = new DefaultKafkaProducerFactory<>(settings, new StringSerializer(), new ByteArraySerializer());
        var kafka = new KafkaTemplate<>(producer);
        kafka.send(SampleService.TOPIC, key, "not an event".getBytes(StandardCharsets.UTF_8))
                .get();
        var halfAnEvent = new ProducerRecord<>(SampleService.TOPIC, key + "-half", new byte[] {'{'});
        for (var header : java.util.Map.of(
                        "ce_specversion", "1.0", "ce_id", "1", "ce_source", "urn:x", "ce_type", "comment.approved.v1")
                .entrySet()) {
            halfAnEvent.headers().add(header.getKey(), header.getValue().getBytes(StandardCharsets.UTF_8));
        }
        kafka.send(halfAnEvent).get();
        kafka.destroy();

        assertThat(records("remarks.dlt", key))
                .hasSize(1)
                .first()
                .satisfies(dead -> assertThat(dead.value()).isEqualTo("not an event".getBytes(StandardCharsets.UTF_8)));
        assertThat(records("remarks.dlt", key + "-half")).hasSize(1);
    }
}
