package org.kiosque.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** Requests made to cost more than they look, as they go over the wire. */
final class Hostile {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String REFUSED = "4\\d\\d|501";
    /** What is within its bounds may be taken, and what costs much may be put off. */
    private static final String TAKEN_OR_REFUSED = "20\\d|4\\d\\d|50[134]";

    private static final String PUT_OFF_OR_REFUSED = "4\\d\\d|503";

    private static final int DEEP = 20_000;
    private static final int LONG = 100_000;

    /**
     * @param answers what may be answered, as a pattern of the status
     * @param share how often it is sent, compared with others
     */
    record Kind(String name, String answers, int share, Template template) {}

    /** Writes the request. */
    @FunctionalInterface
    interface Template {
        byte[] request(RandomGenerator random);
    }

    private final String article;
    private final String editor;
    private final String moderator;

    /** @param article that is published */
    Hostile(String article, String editor, String moderator) {
        this.article = article;
        this.editor = editor;
        this.moderator = moderator;
    }

    List<Kind> kinds() {
        String comments = "/api/v1/articles/" + article + "/comments";
        byte[] flat = picture(4_000, 3_000, 0);
        byte[] chatty = picture(8, 8, 1_000);
        return List.of(
                new Kind("marks in disorder", REFUSED, 3, _ -> comment(comments, marks(120_000))),
                new Kind("fewer of them", REFUSED, 3, _ -> comment(comments, marks(9_000))),
                new Kind(
                        "marks in a reason",
                        REFUSED,
                        1,
                        _ -> json(
                                "/api/v1/moderation/decisions",
                                moderator,
                                Map.of("commentIds", List.of("x"), "decision", "reject", "reason", marks(20_000)))),
                new Kind("marks in a heading", REFUSED, 1, _ -> draft("# " + marks(20_000))),
                new Kind(
                        "a wide head over short rows",
                        REFUSED,
                        2,
                        _ -> draft("|a".repeat(990) + "|\n" + "|-".repeat(990) + "|\n" + "|b|\n".repeat(1_000))),
                new Kind("empty headings", REFUSED, 2, _ -> draft("#\n".repeat(6_250))),
                new Kind("lines of bars", TAKEN_OR_REFUSED, 1, _ -> draft("|".repeat(LONG))),
                new Kind("lines of slashes", TAKEN_OR_REFUSED, 1, _ -> draft("\\".repeat(LONG))),
                new Kind("many small tables", REFUSED, 1, _ -> draft("|a|\n|-|\n\n".repeat(LONG / 10))),
                new Kind("pictures in one sentence", REFUSED, 1, _ -> draft("![](a) ".repeat(LONG / 7))),
                new Kind("emphasis", REFUSED, 1, _ -> draft("*a* ".repeat(LONG / 4))),
                new Kind("emphasis that never ends", REFUSED, 1, _ -> draft("*a_ ".repeat(LONG / 4))),
                new Kind("brackets", REFUSED, 1, _ -> draft("[".repeat(LONG))),
                new Kind("quotes in quotes", TAKEN_OR_REFUSED, 1, _ -> draft(">".repeat(LONG))),
                new Kind("footnotes", REFUSED, 1, _ -> draft("[^a] ".repeat(LONG / 5) + "\n\n[^a]: b")),
                new Kind("tags", REFUSED, 1, _ -> draft("<a ".repeat(LONG / 3))),
                new Kind("a flat picture", TAKEN_OR_REFUSED, 1, _ -> upload(flat)),
                new Kind("a picture that talks", TAKEN_OR_REFUSED, 1, _ -> upload(chatty)),
                new Kind("half a picture", PUT_OFF_OR_REFUSED, 1, _ -> upload(Arrays.copyOf(flat, flat.length / 2))),
                new Kind("deep objects", REFUSED, 3, _ -> post(comments, "", "{\"a\":".repeat(DEEP / 4))),
                new Kind("deep arrays", REFUSED, 3, _ -> post("/api/v1/articles", editor, "[".repeat(DEEP))),
                new Kind("a long number", REFUSED, 2, _ -> post(comments, "", "{\"body\":" + "9".repeat(DEEP) + "}")),
                new Kind("made-up methods", "501", 8, random -> head(word(random) + " /api/v1/articles HTTP/1.1", "")),
                new Kind("TRACE", "501", 2, _ -> head("TRACE / HTTP/1.1", "")),
                new Kind(
                        "another tongue",
                        "20\\d|302|4\\d\\d|501",
                        2,
                        _ -> head(
                                "GET /fr HTTP/1.1", "Connection: Upgrade\r\nUpgrade: h2c\r\nHTTP2-Settings: AAAA\r\n")),
                new Kind(
                        "an unknown encoding",
                        "4\\d\\d|501",
                        2,
                        _ -> head("POST " + comments + " HTTP/1.1", "Transfer-Encoding: zip\r\n")),
                new Kind(
                        "two lengths",
                        REFUSED,
                        2,
                        _ -> head("POST " + comments + " HTTP/1.1", "Content-Length: 1\r\nContent-Length: 2\r\n")),
                new Kind("two hosts", REFUSED, 2, _ -> head("GET /fr HTTP/1.1", "Host: elsewhere.example\r\n")),
                new Kind("no such version", "4\\d\\d|50[15]", 2, _ -> head("GET /fr HTTP/9.9", "")),
                new Kind("a long head", REFUSED, 2, _ -> head("GET /fr HTTP/1.1", "X: " + "a".repeat(20_000) + "\r\n")),
                new Kind("a long address", REFUSED, 2, _ -> head("GET /" + "a".repeat(20_000) + " HTTP/1.1", "")),
                new Kind("a broken address", REFUSED, 3, _ -> head("GET /fr/%zz;a=%00 HTTP/1.1", "")),
                new Kind(
                        "a huge query",
                        REFUSED,
                        3,
                        random -> head(
                                "GET /api/v1/articles?" + word(random) + "=" + "b".repeat(3_000) + " HTTP/1.1", "")),
                new Kind(
                        "a place that does not exist",
                        REFUSED,
                        3,
                        random -> head("GET /api/v1/articles?cursor=" + word(random) + " HTTP/1.1", "")),
                new Kind("no such page", REFUSED, 4, random -> head("GET /fr/" + word(random) + " HTTP/1.1", "")),
                new Kind(
                        "no such comments",
                        REFUSED,
                        3,
                        random -> head("GET /api/v1/articles/" + word(random) + "/comments HTTP/1.1", "")),
                new Kind(
                        "forged tokens",
                        "401",
                        6,
                        random -> head(
                                "GET /api/v1/desk/articles HTTP/1.1",
                                "Authorization: Bearer eyJhbGciOiJub25lIn0." + word(random) + ".\r\n")),
                new Kind(
                        "tokens that are none",
                        "401",
                        3,
                        _ -> head(
                                "GET /api/v1/desk/articles HTTP/1.1",
                                "Authorization: Bearer " + "a".repeat(4_000) + "\r\n")),
                new Kind("false captchas", REFUSED, 4, random -> comment(comments, "A thought of " + word(random))));
    }

    private static String marks(int count) {
        return "a" + "\u0323\u0301\u0327\u0308".repeat(count / 4);
    }

    /** Of letters alone, so that it may stand anywhere. */
    private static String word(RandomGenerator random) {
        return random.ints(10, 'A', 'Z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private byte[] draft(String body) {
        return json("/api/v1/articles", editor, Map.of("language", "fr", "title", "Refusé", "body", body));
    }

    private static byte[] comment(String path, String text) {
        return json(
                path,
                "",
                Map.of("author", Map.of("name", "Eve", "email", "eve@example.org"), "body", text, "captcha", "e30="));
    }

    private static byte[] json(String path, String token, Object body) {
        return post(path, token, JSON.writeValueAsString(body));
    }

    private static byte[] post(String path, String token, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        return request("POST " + path + " HTTP/1.1", authorization(token) + "Content-Type: application/json\r\n", body);
    }

    private byte[] upload(byte[] png) {
        var body = new ByteArrayOutputStream();
        body.writeBytes("--x\r\nContent-Disposition: form-data; name=\"alt\"\r\n\r\nNothing\r\n--x\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(
                "Content-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(png);
        body.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.US_ASCII));
        return request(
                "POST /api/v1/media HTTP/1.1",
                authorization(editor) + "Content-Type: multipart/form-data; boundary=x\r\n",
                body.toByteArray());
    }

    private static String authorization(String token) {
        return token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
    }

    private static byte[] request(String line, String headers, byte[] body) {
        var request = new ByteArrayOutputStream();
        request.writeBytes(head(line, headers + "Content-Length: " + body.length + "\r\n"));
        request.writeBytes(body);
        return request.toByteArray();
    }

    private static byte[] head(String line, String headers) {
        return (line + "\r\nHost: localhost\r\n" + headers + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Nothing but black, 16 bits a channel, which packs a thousandfold, with chunks of compressed text before it. */
    private static byte[] picture(int width, int height, int texts) {
        try {
            var png = new ByteArrayOutputStream();
            png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
            var header = new ByteArrayOutputStream();
            var fields = new DataOutputStream(header);
            fields.writeInt(width);
            fields.writeInt(height);
            fields.write(new byte[] {16, 6, 0, 0, 0});
            chunk(png, "IHDR", header.toByteArray());
            byte[] text = ("k\0\0" + new String(packed(200_000), StandardCharsets.ISO_8859_1))
                    .getBytes(StandardCharsets.ISO_8859_1);
            for (int i = 0; i < texts; i++) {
                chunk(png, "zTXt", text);
            }
            chunk(png, "IDAT", packed(height * (1 + width * 8L)));
            chunk(png, "IEND", new byte[0]);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] packed(long zeros) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            byte[] block = new byte[64 * 1024];
            for (long left = zeros; left > 0; left -= block.length) {
                deflater.write(block, 0, (int) Math.min(block.length, left));
            }
        }
        return packed.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) throws IOException {
        var out = new DataOutputStream(png);
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}
