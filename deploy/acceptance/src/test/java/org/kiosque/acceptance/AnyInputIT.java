package org.kiosque.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever a stranger sends, to whatever address: an answer comes, and it is never our fault. The requests are random, but
 * the same in each run; they are written to the socket as they are, since HTTP clients refuse to send most of them.
 */
@ExtendWith(RunningPlatform.class)
class AnyInputIT {

    private static final String MADE_UP = "FOO";
    private static final int REQUESTS = 2_000;
    private static final int ANSWER_WITHIN_MS = 20_000;

    private static final List<String> METHODS =
            List.of("GET", "GET", "GET", "GET", "HEAD", "POST", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", MADE_UP);

    private static final List<String> HEADERS = List.of(
            "If-Match",
            "If-None-Match",
            "Idempotency-Key",
            "Edit-Token",
            "Accept",
            "Accept-Language",
            "Accept-Encoding",
            "Cookie",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "Range",
            "Origin",
            "Content-Encoding",
            "traceparent");

    private static final List<String> HEADER_VALUES = List.of(
            "*",
            "\"0\"",
            "W/\"1\"",
            "x",
            "",
            "\"",
            "gzip",
            "text/html",
            "fr;q=zz",
            "a".repeat(300),
            "1.2.3.4, ::1",
            "https://elsewhere.example",
            "00-" + "0".repeat(32) + "-" + "0".repeat(16) + "-01",
            "bytes=9-1");

    private static final List<String> CONTENT_TYPES = List.of(
            "application/json",
            "application/json",
            "application/json",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "text/plain",
            "application/json;charset=utf-16",
            "garbage",
            "");

    /** As they stand in an address: some cannot be decoded at all. */
    private static final List<String> ENCODED = List.of(
            "%00",
            "%ff",
            "%zz",
            "%",
            "%ED%A0%80",
            "..%2f..",
            "%0d%0aX:%20y",
            "{}",
            "a+b",
            "%F0%9F%92%A5",
            "%3Cscript%3E",
            "-1",
            "0",
            "9".repeat(40),
            "a".repeat(3_000),
            "NaN",
            "2026-01-01T00:00:00Z",
            "%2B999999999-01-01T00:00:00Z",
            "fr",
            "en",
            "null",
            "320.webp");

    private static final List<Object> VALUES = List.of(
            "",
            " ",
            "\u00a0",
            "\u0000",
            "\ud800",
            "\u202e",
            "x",
            "fr",
            "open",
            "approve",
            "💥",
            "<script>alert(1)</script>",
            "a".repeat(5_000),
            0,
            -1,
            1e308,
            Long.MAX_VALUE,
            true,
            0.5,
            "2026-01-01T00:00:00Z");

    /** @param received as much as tells what went wrong */
    private record Answer(String status, String received) {}

    @Test
    void isAnsweredAndIsNeverOurFault(Platform platform, Api api) throws IOException {
        String known = Api.ok(api.get("/api/v1/articles?limit=1"))
                .get("items")
                .get(0)
                .get("id")
                .asString();
        List<String> tokens = List.of(
                platform.token("editor"),
                platform.token("moderator"),
                platform.token("translator"),
                "a.b.c",
                "",
                "x y");
        var random = new Random(20_261_125);
        Map<String, Integer> statuses = new TreeMap<>();
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            byte[] request = request(random, known, tokens);
            Answer answer = answerTo(request, platform.port());
            statuses.merge(answer.status(), 1, Integer::sum);
            // A method that is made up has an answer of its own, whatever else the request is.
            String wanted = new String(request, StandardCharsets.ISO_8859_1).startsWith(MADE_UP)
                    ? "501|4\\d\\d"
                    : "[1234]\\d\\d";
            if (!answer.status().matches(wanted) || answer.received().contains("Exception")) {
                failures.add(printable(request) + "\n  -> " + answer.received());
            }
        }
        System.out.println(REQUESTS + " hostile requests were answered with " + statuses);
        assertThat(failures).isEmpty();
        assertThat(statuses.keySet()).as("all kinds of answers were met").contains("200", "400", "401", "403", "404");
        assertThat(api.get("/en").statusCode()).isEqualTo(200);
    }

    private static byte[] request(RandomGenerator random, String known, List<String> tokens) throws IOException {
        String method = oneOf(METHODS, random);
        var head = new StringBuilder(method)
                .append(' ')
                .append(target(random, known))
                .append(" HTTP/1.1\r\n");
        head.append("Host: localhost\r\nConnection: close\r\n");
        if (random.nextInt(10) < 6) {
            head.append("Authorization: Bearer ").append(oneOf(tokens, random)).append("\r\n");
        }
        for (String header : HEADERS) {
            if (random.nextInt(8) == 0) {
                head.append(header)
                        .append(": ")
                        .append(oneOf(HEADER_VALUES, random))
                        .append("\r\n");
            }
        }
        byte[] body = new byte[0];
        if (List.of("POST", "PUT", "PATCH").contains(method) || random.nextInt(10) == 0) {
            body = body(random);
            head.append("Content-Type: ").append(oneOf(CONTENT_TYPES, random)).append("\r\n");
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        var request = new ByteArrayOutputStream();
        request.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        request.writeBytes(body);
        return request.toByteArray();
    }

    private static String target(RandomGenerator random, String known) {
        String path = oneOf(Doors.PATHS, random);
        while (path.contains("{}")) {
            String part = random.nextBoolean() ? known : oneOf(ENCODED, random).replace("{}", "%7B%7D");
            path = path.substring(0, path.indexOf("{}")) + part + path.substring(path.indexOf("{}") + 2);
        }
        var query = new StringBuilder();
        for (int i = random.nextInt(3); i > 0; i--) {
            query.append(query.isEmpty() ? '?' : '&')
                    .append(oneOf(Doors.PARAMETERS, random))
                    .append('=')
                    .append(random.nextInt(4) == 0 ? known : oneOf(ENCODED, random));
        }
        return path + query;
    }

    private static byte[] body(RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0 -> "{".repeat(2_000).getBytes(StandardCharsets.UTF_8);
            case 1 -> "text=%zz&name=%".getBytes(StandardCharsets.UTF_8);
            case 2 -> {
                byte[] noise = new byte[200];
                for (int i = 0; i < noise.length; i++) {
                    noise[i] = (byte) random.nextInt();
                }
                yield noise;
            }
            case 3 ->
                ("text=" + URLEncoder.encode("<b>\u0000", StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            default -> json(random, 0).getBytes(StandardCharsets.UTF_8);
        };
    }

    /** Written by hand, since no JSON library writes half a surrogate pair. */
    private static String json(RandomGenerator random, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(depth < 3 ? 10 : 6);
        if (kind == 0) {
            var fields = new ArrayList<String>();
            for (int i = random.nextInt(7); i > 0; i--) {
                fields.add('"' + oneOf(Doors.FIELDS, random) + "\":" + json(random, depth + 1));
            }
            return "{" + String.join(",", fields) + "}";
        }
        if (kind >= 8) {
            return "[" + json(random, depth + 1) + "," + json(random, depth + 1) + "]";
        }
        Object value = oneOf(VALUES, random);
        if (!(value instanceof String text)) {
            return String.valueOf(value);
        }
        var escaped = new StringBuilder("\"");
        text.chars()
                .forEach(unit -> escaped.append(
                        unit < 0x20 || unit >= 0xd800 && unit < 0xe000
                                ? String.format("\\u%04x", unit)
                                : unit == '"' || unit == '\\' ? "\\" + (char) unit : String.valueOf((char) unit)));
        return escaped.append('"').toString();
    }

    private static <T> T oneOf(List<T> choices, RandomGenerator random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static Answer answerTo(byte[] request, int port) {
        var received = new ByteArrayOutputStream();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(ANSWER_WITHIN_MS);
            socket.getOutputStream().write(request);
            socket.getInputStream().transferTo(received);
        } catch (IOException e) {
            if (received.size() == 0) {
                return new Answer("none", e.toString());
            }
        }
        String text = received.toString(StandardCharsets.UTF_8);
        String[] words = text.split(" ", 3);
        return new Answer(
                words.length > 1 ? words[1] : "none", text.length() > 2_000 ? text.substring(0, 2_000) : text);
    }

    private static String printable(byte[] request) {
        String text = new String(request, StandardCharsets.ISO_8859_1).replaceAll("Bearer \\S+", "Bearer …");
        return text.length() > 1_000 ? text.substring(0, 1_000) : text;
    }
}
