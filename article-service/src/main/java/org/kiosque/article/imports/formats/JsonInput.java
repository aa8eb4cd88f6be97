package org.kiosque.article.imports.formats;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.files.BoundedInput;
import org.kiosque.common.files.BoundedNodes;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON value by value; no depth, name or text is longer than what an article could need. */
final class JsonInput implements AutoCloseable {

    private static final int DEEPEST = 100;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNameLength(1_000)
                            .maxStringLength(BoundedInput.LARGEST_ITEM)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .build();

    private final BoundedNodes nodes = new BoundedNodes();
    private final BoundedInput input;
    private final JsonParser parser;

    JsonInput(InputStream bytes) throws UnreadableFileException {
        this.input = new BoundedInput(bytes, false);
        this.parser = read(() -> JSON.reader().with(nodes).createParser(input));
    }

    @Nullable JsonToken next() throws UnreadableFileException {
        input.nextItem();
        return read(() -> parser.nextToken());
    }

    String name() {
        return parser.currentName() == null ? "" : parser.currentName();
    }

    /** @return the present value when it is a text, else nothing */
    String text() throws UnreadableFileException {
        return parser.currentToken() == JsonToken.VALUE_STRING ? read(parser::getString) : "";
    }

    /** @return the present value as a whole */
    JsonNode tree() throws UnreadableFileException {
        input.nextItem();
        nodes.nextItem();
        return read(() -> parser.readValueAsTree());
    }

    /** Passes over the present value, however much is in it. */
    void skip() throws UnreadableFileException {
        int depth = 0;
        for (JsonToken token = parser.currentToken(); ; token = next()) {
            if (token == null) {
                throw new UnreadableFileException("is cut off");
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (depth == 0) {
                return;
            }
        }
    }

    /** @return the next object of the list at hand; null at its end. What is no object is passed over */
    @Nullable JsonNode nextObject() throws UnreadableFileException {
        for (JsonToken token = next(); token != null && token != JsonToken.END_ARRAY; token = next()) {
            if (token == JsonToken.START_OBJECT) {
                return tree();
            }
            skip();
        }
        return null;
    }

    /** Goes on to the next list of that name, below {@code db} and {@code data}. */
    boolean toList(String wanted) throws UnreadableFileException {
        return toList(List.of(wanted)) != null;
    }

    /** @return name of the next list of one of these names, below {@code db} and {@code data}; null when there is none */
    @Nullable String toList(List<String> wanted) throws UnreadableFileException {
        for (JsonToken token = next(); token != null; token = next()) {
            if (token == JsonToken.PROPERTY_NAME) {
                String name = name();
                JsonToken value = next();
                if (value == JsonToken.START_ARRAY && wanted.contains(name)) {
                    return name;
                }
                boolean around = value != null && value.isStructStart() && (name.equals("db") || name.equals("data"));
                if (!around) {
                    skip();
                }
            }
        }
        return null;
    }

    long bytesRead() {
        return input.count();
    }

    private static <T extends @Nullable Object> T read(Reading<T> reading) throws UnreadableFileException {
        try {
            return reading.read();
        } catch (JacksonException e) {
            if (e.getCause() instanceof BoundedInput.TooLargeException tooLarge) {
                throw new UnreadableFileException(String.valueOf(tooLarge.getMessage()));
            }
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new UnreadableFileException("is broken or cut off JSON, at line " + line + ": "
                    + String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse(""));
        }
    }

    @Override
    public void close() {
        parser.close();
    }

    @FunctionalInterface
    private interface Reading<T extends @Nullable Object> {
        T read();
    }

    /** @return the texts in a list of texts, or of objects of which {@code field} is meant */
    static List<String> texts(@Nullable JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        if (list != null) {
            for (JsonNode one : list) {
                String text = one.isString() ? one.asString() : one.path(field).asString("");
                if (!text.isBlank()) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    /** @return null when there is none, or nothing in it */
    static @Nullable String text(JsonNode object, String field) {
        JsonNode value = object.get(field);
        String text = value == null || value.isContainer() ? "" : value.asString("");
        return text.isBlank() ? null : text;
    }
}
