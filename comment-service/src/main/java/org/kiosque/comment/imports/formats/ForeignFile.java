package org.kiosque.comment.imports.formats;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A file that is read item by item, in its order, always the same. For use by one thread. */
public abstract class ForeignFile implements AutoCloseable {

    private static final int LOOKED_AT = 4 << 10;

    /** Characters of all that the comments of one file refer to. */
    private static final int MOST_KEPT = 50_000_000;

    private long kept;

    ForeignFile() {}

    /** As clients know it. */
    public abstract String format();

    /**
     * @return the next item; null at the end
     * @throws UnreadableFileException when the file is not what it seems to be; what was read before counts
     */
    public abstract @Nullable ForeignItem next() throws UnreadableFileException;

    @Override
    public abstract void close();

    /**
     * Tells by its content what a file is.
     *
     * @param bytes from the beginning; closed with the file, or when there is none
     */
    public static ForeignFile open(InputStream bytes) throws IOException, UnreadableFileException {
        var file = new BufferedInputStream(bytes, LOOKED_AT);
        try {
            return switch (firstSign(file)) {
                case '<' -> XmlFile.known(file);
                case '[' -> new IssoFile(file);
                case '{' -> new CoralFile(file);
                case 'P', 0x1f -> throw new UnreadableFileException("is packed: unpack it first");
                case 'S' -> throw new UnreadableFileException("seems to be a database: write it out as JSON first");
                case -1 -> throw new UnreadableFileException("is empty");
                default -> throw new UnreadableFileException("is neither XML nor JSON in UTF-8");
            };
        } catch (IOException | UnreadableFileException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Leaves the file before it. */
    private static int firstSign(InputStream file) throws IOException {
        for (int i = 0; i < LOOKED_AT; i++) {
            file.mark(1);
            int sign = file.read();
            boolean byteOrderMark = i < 3 && (sign == 0xef || sign == 0xbb || sign == 0xbf);
            boolean space = sign == ' ' || sign == '\t' || sign == '\n' || sign == '\r';
            if (!byteOrderMark && !space) {
                file.reset();
                return sign;
            }
        }
        return -1;
    }

    /**
     * Counts what is in memory until the end of the file, since comments may refer to it.
     *
     * @throws UnreadableFileException when that is too much
     */
    final void keep(String... texts) throws UnreadableFileException {
        for (String text : texts) {
            kept += text.length();
        }
        if (kept > MOST_KEPT) {
            throw new UnreadableFileException("has pages and people of more than " + MOST_KEPT + " characters");
        }
    }

    static String label(String text) {
        String line = text.strip();
        return line.isEmpty() ? "without a name" : line.substring(0, Math.min(line.length(), 120));
    }
}
