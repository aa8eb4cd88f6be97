package org.kiosque.local.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code deploy/kiosque} asks, and what it makes of the answers. */
class OperatorsCommandTest {

    private static final String LETTERS = "/actuator/deadletters/articles";

    @TempDir
    Path folder;

    private final Deque<String> answers = new ArrayDeque<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + exchange.getRequestURI() + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] body = answers.remove().getBytes(StandardCharsets.UTF_8);
        boolean cut = new String(body, StandardCharsets.UTF_8).startsWith("cut");
        exchange.sendResponseHeaders(200, cut ? body.length + 1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private record Said(int code, String text) {}

    private Said kiosque(String... words) throws Exception {
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        List<String> command = new ArrayList<>(
                List.of(Repository.ROOT.resolve("deploy/kiosque").toString()));
        command.addAll(List.of("--at", "comment-service=" + address));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("OPERATOR_TOKEN", "o", "EXPORT_TOKEN", "e", "SITE_URL", address));
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    private Said replay(String... how) throws Exception {
        List<String> words = new ArrayList<>(List.of("replay", "comment-service", "articles"));
        words.addAll(List.of(how));
        return kiosque(words.toArray(String[]::new));
    }

    @Test
    void oneLetterIsNamedByPartitionAndOffset() throws Exception {
        answers.add("{\"handled\":1,\"failed\":0,\"complete\":true}");

        assertThat(replay("--one", "3:1704").code()).isZero();

        assertThat(asked).containsExactly("Bearer o " + LETTERS + " {\"partition\":3,\"offset\":1704}");
        assertThat(replay("--one", "3").code()).isEqualTo(2);
        assertThat(replay("--one", "3:4", "5").code()).isEqualTo(2);
    }

    @Test
    void allAreReplayedUntilNoneIsLeft() throws Exception {
        answers.add("{\"handled\":999,\"failed\":1,\"complete\":false}");
        answers.add("{\"handled\":12,\"failed\":0,\"complete\":true}");

        assertThat(replay("--all").code()).isZero();

        assertThat(asked).hasSize(2).allMatch(request -> request.endsWith(LETTERS + " {}"));
    }

    @Test
    void whatCannotBeHandledIsNotTriedForEver() throws Exception {
        answers.add("{\"handled\":0,\"failed\":1000,\"complete\":false}");
        assertThat(replay("--all")).satisfies(said -> assertThat(said.text()).contains("remove the cause"));

        answers.add("{\"handled\":5,\"failed\":0,\"complete\":false,\"stoppedBy\":\"store is away\"}");
        assertThat(replay("--all")).satisfies(said -> assertThat(said.code()).isOne());

        assertThat(asked).hasSize(2);
    }

    @Test
    void anExportIsThereOnceItIsWhole() throws Exception {
        Path file = folder.resolve("all.jsonl");
        answers.add("cut off");
        assertThat(kiosque("export", "jsonl", file.toString()).code()).isOne();
        assertThat(folder).isEmptyDirectory();

        answers.add("{}\n");
        assertThat(kiosque("export", "jsonl", file.toString()).code()).isZero();
        assertThat(Files.readString(file)).isEqualTo("{}\n");
        assertThat(kiosque("export", "wxr", file.toString()).text()).contains("is there already");

        answers.add("{}\n");
        assertThat(kiosque("export", "comments", folder.resolve("comments").toString())
                        .code())
                .isZero();
        assertThat(asked)
                .extracting(String::strip)
                .containsExactly(
                        "Bearer e /api/v1/exports?format=jsonl",
                        "Bearer e /api/v1/exports?format=jsonl",
                        "Bearer e /api/v1/moderation/exports?format=jsonl");
    }
}
