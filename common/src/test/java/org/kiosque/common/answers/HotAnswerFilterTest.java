package org.kiosque.common.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiosque.common.problem.ProblemResponse;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

class HotAnswerFilterTest {

    private static final String BRIDGE = "/articles/bridge/notes";

    private final Changes changes = new Changes(Duration.ofMinutes(1));
    private final HotAnswers answers = new HotAnswers(changes, DataSize.ofKilobytes(64));
    private final HotAnswerFilter filter = new HotAnswerFilter(
            List.of(new HotCall("/articles/{id}/notes", Pattern.compile("/articles/[a-z]+/notes"))),
            answers,
            changes,
            Bulkhead.of(
                    "one",
                    BulkheadConfig.custom()
                            .maxConcurrentCalls(1)
                            .maxWaitDuration(Duration.ZERO)
                            .build()),
            new ProblemResponse(JsonMapper.builder().build()),
            new SimpleMeterRegistry());

    private volatile int readings;
    private int status = HttpServletResponse.SC_OK;
    private String body = "[]";
    private Consumer<HttpServletRequest> whileReading =
            request -> Subjects.of(request).add("bridge");

    HotAnswerFilterTest() {
        changes.followedBy(() -> true);
    }

    /** Whoever answers behind the filter. */
    private final FilterChain controller = (request, response) -> {
        readings++;
        whileReading.accept((HttpServletRequest) request);
        var answer = (HttpServletResponse) response;
        answer.setStatus(status);
        answer.setContentType("application/json");
        answer.addHeader("Vary", "Origin");
        answer.addHeader("Vary", "Accept");
        answer.setHeader("Link", "</next>; rel=\"next\"");
        answer.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    };

    @Test
    void whatWasReadOnceIsGivenFromMemoryJustAsItWas() throws Exception {
        MockHttpServletResponse first = get(BRIDGE);
        MockHttpServletResponse second = get(BRIDGE);

        assertThat(readings).isEqualTo(1);
        assertThat(second.getContentAsString()).isEqualTo("[]");
        assertThat(second.getContentLength()).isEqualTo(2);
        assertThat(second.getHeaderNames()).containsExactlyInAnyOrderElementsOf(first.getHeaderNames());
        for (String name : first.getHeaderNames()) {
            assertThat(second.getHeaders(name)).as(name).isEqualTo(first.getHeaders(name));
        }
        assertThat(second.getHeader("ETag")).startsWith("\"");
    }

    @Test
    void whoHasItAlreadyIsNotSentItAgain() throws Exception {
        String etag = get(BRIDGE).getHeader("ETag");

        for (String address : List.of(BRIDGE, BRIDGE + "?limit=2")) { // from memory, and read for it
            var again = request(address);
            again.addHeader("If-None-Match", etag);
            MockHttpServletResponse answer = answer(again);
            assertThat(answer.getStatus()).isEqualTo(304);
            assertThat(answer.getContentAsByteArray()).isEmpty();
            assertThat(answer.getHeader("ETag")).isEqualTo(etag);
        }
        var other = request(BRIDGE);
        other.addHeader("If-None-Match", "\"another\"");
        assertThat(answer(other).getContentAsString()).isEqualTo("[]");
    }

    @Test
    void whoComesWhileAllReadIsToldToComeBackUnlessItIsKept() throws Exception {
        get(BRIDGE);
        List<Integer> meanwhile = new ArrayList<>();
        whileReading = request -> {
            meanwhile.add(statusOf(BRIDGE));
            meanwhile.add(statusOf(BRIDGE + "?limit=3"));
        };

        assertThat(get(BRIDGE + "?limit=2").getStatus()).isEqualTo(200);
        assertThat(meanwhile).containsExactly(200, 503);
        assertThat(get(BRIDGE + "?limit=3").getStatus()).as("its turn").isEqualTo(200);
    }

    @Test
    void whatManyAskForAtOnceIsReadOnce() throws Exception {
        int many = 50;
        var coming = new CountDownLatch(many);
        whileReading = request -> {
            Subjects.of(request).add("bridge");
            awaitUninterruptibly(coming);
        };
        List<Callable<Integer>> asking = Collections.nCopies(many, () -> {
            coming.countDown();
            return statusOf(BRIDGE);
        });

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : threads.invokeAll(asking)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(readings).isEqualTo(1);
    }

    @Test
    void whatMayNotBeKeptIsReadOnceMoreForAllWhoAskedWhileItWasRead() throws Exception {
        changes.told("bridge", 2);
        var waiting = new CountDownLatch(1);
        whileReading = request -> {
            Subjects.of(request).add("bridge", 1); // the store has not come as far
            body = "[" + readings + "]";
            if (readings == 1) {
                awaitUninterruptibly(waiting);
            }
        };
        List<String> given = Collections.synchronizedList(new ArrayList<>());
        List<Thread> askers = new ArrayList<>();
        askers.add(Thread.startVirtualThread(() -> given.add(bodyOf(BRIDGE))));
        await().until(() -> readings == 1);
        for (int i = 0; i < 50; i++) {
            askers.add(Thread.startVirtualThread(() -> given.add(bodyOf(BRIDGE))));
        }
        await().until(() -> askers.stream().skip(1).allMatch(one -> one.getState() == Thread.State.TIMED_WAITING));
        waiting.countDown();

        for (Thread asker : askers) {
            asker.join();
        }
        assertThat(readings).isEqualTo(2);
        assertThat(given).hasSize(51).containsOnlyOnce("[1]").contains("[2]");
        assertThat(bodyOf(BRIDGE)).as("kept of it").isEqualTo("[3]");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoReadsInVainGivesItsTurnBack() throws Exception {
        whileReading = request -> {
            throw new IllegalStateException("the store is away");
        };
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> get(BRIDGE)).hasMessage("the store is away");
        }
    }

    private String bodyOf(String address) {
        try {
            return get(address).getContentAsString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private int statusOf(String address) {
        try {
            return get(address).getStatus();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aChangeEndsIt() throws Exception {
        get(BRIDGE);
        body = "[1]";
        changes.of("bridge");

        assertThat(get(BRIDGE).getContentAsString()).isEqualTo("[1]");
        assertThat(get(BRIDGE).getContentAsString()).isEqualTo("[1]");
        assertThat(readings).isEqualTo(2);
    }

    @Test
    void whatWasReadBeforeAChangeIsNotKeptAfterIt() throws Exception {
        whileReading = request -> {
            Subjects.of(request).add("bridge");
            changes.of("bridge"); // by another thread, after the store was asked
        };
        get(BRIDGE);
        whileReading = request -> Subjects.of(request).add("bridge");
        body = "[1]";

        assertThat(get(BRIDGE).getContentAsString()).isEqualTo("[1]");
    }

    @Test
    void nothingIsKeptOfWhatTheStoreHasNotHeardOfYet() throws Exception {
        whileReading = request -> Subjects.of(request).add("bridge", 6);
        changes.told("bridge", 7);
        get(BRIDGE);
        get(BRIDGE);
        assertThat(readings).isEqualTo(2);

        whileReading = request -> Subjects.of(request).add("bridge", 7);
        get(BRIDGE);
        get(BRIDGE);
        assertThat(readings).isEqualTo(3);
    }

    @Test
    void whatWasMadeOfAnOlderCopyEndsWithIt() throws Exception {
        var copied = changes.now();
        changes.of("bridge");
        whileReading = request -> Subjects.of(request).add("bridge").asOf(copied);

        get(BRIDGE);
        get(BRIDGE);
        assertThat(readings).isEqualTo(2);
    }

    @Test
    void anAnswerThatTellsOfNothingIsNotKept() throws Exception {
        whileReading = _ -> {};
        get(BRIDGE);
        get(BRIDGE);
        assertThat(readings).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 410, 503})
    void refusalsAreNotKept(int refusal) throws Exception {
        status = refusal;
        assertThat(get(BRIDGE).getStatus()).isEqualTo(refusal);
        MockHttpServletResponse second = get(BRIDGE);
        assertThat(second.getStatus()).isEqualTo(refusal);
        assertThat(second.getContentAsString()).isEqualTo("[]");
        assertThat(second.getHeader("ETag")).isNull();
        assertThat(readings).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Authorization     | Bearer of.a.token
                    Accept            | application/xml
                    Accept            | application/json;q=0
                    Origin            | https://elsewhere.example
                    Transfer-Encoding | chunked
                    """)
    void whoAsksForSomethingElseGetsNothingFromMemory(String header, String value) throws Exception {
        get(BRIDGE);
        var other = request(BRIDGE);
        other.addHeader(header, value);
        answer(other);
        assertThat(readings).isEqualTo(2);
    }

    @Test
    void whatWasAnsweredToAMemberOfStaffIsGivenToNobodyElse() throws Exception {
        var staff = request(BRIDGE);
        staff.addHeader("Authorization", "Bearer of.a.token");
        body = "[\"secret\"]";
        answer(staff);
        body = "[]";
        assertThat(get(BRIDGE).getContentAsString()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/articles/bridge/drafts",
                "/articles/bridge;x/notes",
                "/articles//notes",
                "/articles/bridge/notes/",
                "/articles/%62ridge/notes",
                "/articles/bridge/notes?q=%00"
            })
    void otherAddressesAreLeftToOthers(String address) throws Exception {
        get(address);
        get(address);
        assertThat(readings).isEqualTo(2);
    }

    @Test
    void eachQuestionHasItsOwnAnswer() throws Exception {
        get(BRIDGE + "?limit=1");
        body = "[1,2]";
        assertThat(get(BRIDGE + "?limit=2").getContentAsString()).isEqualTo("[1,2]");
        assertThat(get(BRIDGE + "?limit=1").getContentAsString()).isEqualTo("[]");
        assertThat(readings).isEqualTo(2);
    }

    @Test
    void theMemoryIsBounded() throws Exception {
        body = "x".repeat(1_000);
        for (int i = 0; i < 1_000; i++) {
            get(BRIDGE + "?cursor=" + i);
        }
        assertThat(answers.bytes()).isBetween(1_000L, 64L * 1_024);

        body = "x".repeat(100_000);
        get(BRIDGE);
        assertThat(get(BRIDGE).getContentLength()).isEqualTo(100_000);
        assertThat(answers.bytes()).isLessThanOrEqualTo(64L * 1_024);
    }

    private MockHttpServletResponse get(String address) throws Exception {
        return answer(request(address));
    }

    private MockHttpServletResponse answer(MockHttpServletRequest request) throws Exception {
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, controller);
        return response;
    }

    private static MockHttpServletRequest request(String address) {
        int question = address.indexOf('?');
        var request = new MockHttpServletRequest("GET", question < 0 ? address : address.substring(0, question));
        if (question >= 0) {
            request.setQueryString(address.substring(question + 1));
        }
        return request;
    }
}
