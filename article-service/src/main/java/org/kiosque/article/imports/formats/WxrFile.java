package org.kiosque.article.imports.formats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What WordPress exports. Its posts come in their order, but those that translate others after all of these: so the file is read
 * up to three times, first for what translates what, and last for the translations.
 */
final class WxrFile implements ForeignFile {

    private final Bytes bytes;
    private final WxrTranslations translations;
    private WxrReading reading;
    private boolean last;
    private long whole;

    WxrFile(Bytes bytes) throws IOException, UnreadableFileException {
        this.bytes = bytes;
        this.translations = WxrTranslations.of(bytes);
        this.reading = new WxrReading(bytes.open(), false);
    }

    @Override
    public String format() {
        return "wxr";
    }

    /** The last reading is not counted. */
    @Override
    public long bytesRead() {
        return last ? whole : reading.bytesRead();
    }

    @Override
    public @Nullable ForeignItem next() throws UnreadableFileException {
        while (true) {
            WxrReading.Item next = reading.next();
            if (next == null) {
                if (last || translations.isEmpty()) {
                    return null;
                }
                readAgain();
            } else {
                String original =
                        next.item() instanceof ForeignItem.Post post ? translations.originalOf(post.key()) : null;
                if (last == (original != null)) {
                    return item(next.item(), original);
                }
            }
        }
    }

    private ForeignItem item(ForeignItem item, @Nullable String original) {
        if (!(item instanceof ForeignItem.Post post)) {
            return item;
        }
        if (original != null) {
            return new ForeignItem.Translation(post, original);
        }
        Map<String, String> slugs = translations.slugsOf(post.key());
        return slugs.isEmpty() ? post : post.with(slugs);
    }

    private void readAgain() throws UnreadableFileException {
        whole = reading.bytesRead();
        last = true;
        reading.close();
        try {
            reading = new WxrReading(bytes.open(), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        reading.close();
    }
}
