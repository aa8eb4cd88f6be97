package org.kiosque.comment.imports.formats;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Comments of Isso: a list of threads as its generic import wants them, {@code [{id, title, comments: [{text, author, email, created,
 * remote_addr}]}]}, or of rows of its tables, {@code [{uri, id, parent, created, mode, text, author, email}]}, as SQLite writes them.
 *
 * @see <a href="https://isso-comments.de/docs/guides/quickstart/">Generic import</a>
 */
final class IssoFile extends ForeignFile {

    private static final String ACCEPTED = "1";
    private static final String IN_QUEUE = "2";

    private final JsonInput json;
    private final Queue<ForeignItem> ready = new ArrayDeque<>();

    IssoFile(InputStream bytes) throws UnreadableFileException {
        this.json = new JsonInput(bytes);
    }

    @Override
    public String format() {
        return "isso";
    }

    @Override
    public @Nullable ForeignItem next() throws UnreadableFileException {
        while (ready.isEmpty()) {
            JsonNode found = json.nextObject();
            if (found == null) {
                return null;
            }
            Optional<JsonNode> comments =
                    found.valueStream().filter(JsonNode::isArray).findFirst(); // the only list of a thread
            if (comments.isEmpty()) {
                return row(found);
            }
            String page = JsonInput.text(found, "id");
            comments.get().forEach(comment -> ready.add(ofThread(page, comment)));
        }
        return ready.remove();
    }

    /** It has no id: who said it when, under which page, names it. */
    private static ForeignItem ofThread(String page, JsonNode comment) {
        String created = JsonInput.text(comment, "created");
        String author = JsonInput.text(comment, "author");
        String key = "isso:" + page + ":" + created + ":" + author + ":" + JsonInput.text(comment, "text");
        return said(key, label(author + " " + created), page, null, created, comment, true);
    }

    private static ForeignItem row(JsonNode row) {
        String page = JsonInput.text(row, "uri");
        String id = JsonInput.text(row, "id");
        String parent = JsonInput.text(row, "parent");
        String mode = JsonInput.text(row, "mode");
        String label = label("comment " + id);
        if (!mode.equals(ACCEPTED) && !mode.equals(IN_QUEUE)) {
            return new ForeignItem.Unfit(label, "is deleted, or of a mode that is not known");
        }
        return said(
                "isso:" + page + ":" + id,
                label,
                page,
                parent.isEmpty() ? null : "isso:" + page + ":" + parent,
                JsonInput.text(row, "created"),
                row,
                mode.equals(ACCEPTED));
    }

    private static ForeignItem said(
            String key,
            String label,
            String page,
            @Nullable String parent,
            String created,
            JsonNode comment,
            boolean shown) {
        Instant at = Times.read(created);
        if (at == null || page.isBlank()) {
            return new ForeignItem.Unfit(label, "has no page, or no date that can be read");
        }
        return new ForeignItem.Said(
                key,
                label,
                page,
                parent,
                JsonInput.text(comment, "author"),
                JsonInput.text(comment, "email"),
                JsonInput.text(comment, "text"),
                false,
                at,
                shown);
    }

    @Override
    public void close() {
        json.close();
    }
}
