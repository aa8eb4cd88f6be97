package org.kiosque.article.imports.formats;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import tools.jackson.core.JsonToken;

/** Tells by its content what a file is. */
public final class ForeignFiles {

    private static final int LOOKED_AT = 4 << 10;

    private ForeignFiles() {}

    /** @return why nothing can be made of a file that begins so; empty when it is worth a try */
    public static Optional<String> objection(InputStream bytes) throws IOException {
        return switch (firstSign(bytes)) {
            case '<', '{' -> Optional.empty();
            case 'P', 0x1f -> Optional.of("is packed: unpack it first");
            case -1 -> Optional.of("is empty");
            default -> Optional.of("is neither XML nor JSON in UTF-8");
        };
    }

    /** @return the file, with its reading begun; the caller closes it */
    public static ForeignFile open(ForeignFile.Bytes bytes) throws IOException, UnreadableFileException {
        int sign;
        try (InputStream beginning = bytes.open()) {
            sign = firstSign(beginning);
        }
        if (sign == '<') {
            return new WxrFile(bytes);
        }
        return json(bytes);
    }

    private static ForeignFile json(ForeignFile.Bytes bytes) throws IOException, UnreadableFileException {
        try (var beginning = new JsonInput(bytes.open())) {
            if (beginning.next() != JsonToken.START_OBJECT) {
                throw new UnreadableFileException("is JSON, but no object");
            }
            while (beginning.next() == JsonToken.PROPERTY_NAME) {
                String name = beginning.name();
                beginning.next();
                String value = beginning.text();
                if (name.equals("type") && value.equals(KiosqueFile.FIRST_LINE)) {
                    return new KiosqueFile(bytes.open());
                }
                if (name.equals("version") && value.contains("jsonfeed.org/version/1")) {
                    return new JsonFeedFile(bytes);
                }
                if (name.equals("db") || name.equals("data")) {
                    return new GhostFile(bytes);
                }
                beginning.skip();
            }
        }
        throw new UnreadableFileException("is JSON, but neither of Ghost, nor a JSON Feed, nor an export of Kiosque");
    }

    private static int firstSign(InputStream bytes) throws IOException {
        var beginning = new BufferedInputStream(bytes, LOOKED_AT);
        for (int i = 0; i < LOOKED_AT; i++) {
            int sign = beginning.read();
            boolean byteOrderMark = i < 3 && (sign == 0xef || sign == 0xbb || sign == 0xbf);
            boolean space = sign == ' ' || sign == '\t' || sign == '\n' || sign == '\r';
            if (!byteOrderMark && !space) {
                return sign;
            }
        }
        return -1;
    }
}
