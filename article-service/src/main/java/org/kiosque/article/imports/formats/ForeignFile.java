package org.kiosque.article.imports.formats;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A file that is read item by item, in its order, always the same. For use by one thread. */
public interface ForeignFile extends AutoCloseable {

    /** As clients know it. */
    String format();

    /**
     * @return the next item; null at the end
     * @throws UnreadableFileException when the file is not what it seems to be; what was read before counts
     */
    @Nullable ForeignItem next() throws UnreadableFileException;

    /** @return bytes of the file that were read so far */
    long bytesRead();

    @Override
    void close();

    /** The file's bytes from their beginning; asked for several times. */
    @FunctionalInterface
    interface Bytes {

        InputStream open() throws IOException;
    }
}
