package org.kiosque.gateway.newsroom.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What was typed into a form, URL-encoded or with files; whatever is missing is empty, lines end as in Unix. */
public final class ReceivedForm {

    /** Name of the field that proves where the form was. */
    public static final String TOKEN = "csrf";

    private static final int LARGEST_FILE = 12 * 1024 * 1024;

    private final MultiValueMap<String, String> fields;
    private final List<FilePart> files;

    private ReceivedForm(MultiValueMap<String, String> fields, List<FilePart> files) {
        this.fields = fields;
        this.files = files;
    }

    /** A file that was sent, whole. */
    public static final class Upload {

        private final MediaType type;
        private final byte[] content;

        private Upload(MediaType type, byte[] content) {
            this.type = type;
            this.content = content;
        }

        /** As the browser says it. */
        public MediaType type() {
            return type;
        }

        public byte[] content() {
            return content;
        }

        /** Another one for each file, and for whatever is said of it. */
        public String digest(String said) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                digest.update(said.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                return HexFormat.of().formatHex(digest.digest(content));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e); // every Java has it
            }
        }
    }

    /** @param value with all its lines */
    public record Field(String name, String value) {}

    /**
     * Waits for the form to arrive.
     *
     * @throws ResponseStatusException 400 when it is not written as forms are
     */
    public static ReceivedForm in(ServerWebExchange exchange) {
        return Objects.requireNonNull(arriving(exchange).block());
    }

    /** The same for threads that must not wait. */
    public static Mono<ReceivedForm> arriving(ServerWebExchange exchange) {
        MediaType type = type(exchange);
        if (MediaType.MULTIPART_FORM_DATA.isCompatibleWith(type)) {
            return exchange.getMultipartData()
                    .map(ReceivedForm::of)
                    .onErrorMap(ReceivedForm::isMalformed, ReceivedForm::bad);
        }
        if (!MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(type)) {
            return Mono.just(new ReceivedForm(new LinkedMultiValueMap<>(), List.of()));
        }
        return exchange.getFormData()
                .map(fields -> new ReceivedForm(named(fields), List.of()))
                .onErrorMap(ReceivedForm::isMalformed, ReceivedForm::bad);
    }

    /** A field without an equals sign has no value at all, which is as good as an empty one. */
    private static MultiValueMap<String, String> named(MultiValueMap<String, String> received) {
        var fields = new LinkedMultiValueMap<String, String>();
        received.forEach((name, values) -> values.forEach(value -> fields.add(name, value == null ? "" : value)));
        return fields;
    }

    private static MediaType type(ServerWebExchange exchange) {
        try {
            return Objects.requireNonNullElse(
                    exchange.getRequest().getHeaders().getContentType(), MediaType.APPLICATION_OCTET_STREAM);
        } catch (IllegalArgumentException malformed) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }

    private static boolean isMalformed(Throwable thrown) {
        return thrown instanceof IllegalArgumentException; // such as a lone % sign
    }

    private static ResponseStatusException bad(Throwable malformed) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, "The form cannot be read.", malformed);
    }

    private static ReceivedForm of(MultiValueMap<String, Part> parts) {
        var fields = new LinkedMultiValueMap<String, String>();
        List<FilePart> files = new ArrayList<>();
        parts.values()
                .forEach(several -> several.forEach(part -> {
                    if (part instanceof FormFieldPart field) {
                        fields.add(field.name(), field.value());
                    } else if (part instanceof FilePart file && !file.filename().isEmpty()) {
                        files.add(file);
                    }
                }));
        return new ReceivedForm(fields, files);
    }

    /** What proves where the form was; empty when there is nothing of the kind. */
    public static Mono<String> tokenIn(ServerWebExchange exchange) {
        return arriving(exchange).map(form -> form.text(TOKEN));
    }

    public String text(String name) {
        return lines(Objects.requireNonNullElse(fields.getFirst(name), ""));
    }

    /** Null for what is blank. */
    public @Nullable String filled(String name) {
        String text = text(name).strip();
        return text.isEmpty() ? null : text;
    }

    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of()).stream()
                .map(ReceivedForm::lines)
                .toList();
    }

    /** The parts between commas, without those that are blank. */
    public List<String> listed(String name) {
        return List.of(text(name).split(",", -1)).stream()
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Everything but the proof. */
    public List<Field> fields() {
        List<Field> all = new ArrayList<>();
        fields.forEach((name, values) -> {
            if (!name.equals(TOKEN)) {
                values.forEach(value -> all.add(new Field(name, lines(value))));
            }
        });
        return all;
    }

    /** The file that was sent, whole; null when there was none, or an empty one. */
    public @Nullable Upload upload() {
        if (files.isEmpty()) {
            return null;
        }
        FilePart file = files.getFirst();
        DataBuffer joined = DataBufferUtils.join(file.content(), LARGEST_FILE).block();
        if (joined == null) {
            return null;
        }
        byte[] content = new byte[joined.readableByteCount()];
        joined.read(content);
        DataBufferUtils.release(joined);
        MediaType type =
                Objects.requireNonNullElse(file.headers().getContentType(), MediaType.APPLICATION_OCTET_STREAM);
        return content.length == 0 ? null : new Upload(type, content);
    }

    private static String lines(String text) {
        return text.replace("\r\n", "\n");
    }
}
