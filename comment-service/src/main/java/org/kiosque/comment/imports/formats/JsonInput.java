package org.kiosque.comment.imports.formats;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
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

/** JSON that is read value by value: the elements of a list, or one value after the other. */
final class JsonInput implements AutoCloseable {

    private static final int DEEPEST = 50;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNameLength(1_000)
                            .maxStringLength(1 << 20)
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

    /** @return the next object, in lists as well; null at the end. What is no object is passed over */
    @Nullable JsonNode nextObject() throws UnreadableFileException {
        while (true) {
            input.nextItem();
            JsonToken token = read(parser::nextToken);
            if (token == null) {
                return null;
            }
            if (token == JsonToken.START_OBJECT) {
                nodes.nextItem();
                return read(parser::readValueAsTree);
            }
        }
    }

    /** @return empty when there is none, or none that is a text or a number */
    static String text(JsonNode object, String field) {
        JsonNode value = object.get(field);
        if (value == null || value.isContainer() || value.isNull()) {
            return "";
        }
        return value.isFloatingPointNumber()
                ? String.format(Locale.ROOT, "%.3f", value.doubleValue())
                : value.asString("");
    }

    private static <T extends @Nullable Object> T read(Reading<T> reading) throws UnreadableFileException {
        try {
            return reading.read();
        } catch (JacksonException e) {
            if (e.getCause() instanceof BoundedInput.TooLargeException tooLarge) {
                throw new UnreadableFileException(String.valueOf(tooLarge.getMessage()));
            }
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new UnreadableFileException("is broken or cut off JSON, or passes a limit, at line " + line);
        }
    }

    @Override
    public void close() {
        parser.close();
        try {
            input.close();
        } catch (IOException e) {
            throw new IllegalStateException(e); // nothing is written that could be lost
        }
    }

    @FunctionalInterface
    private interface Reading<T extends @Nullable Object> {
        T read();
    }
}
