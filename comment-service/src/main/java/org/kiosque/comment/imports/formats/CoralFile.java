package org.kiosque.comment.imports.formats;

import java.io.InputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Documents of Coral (since its version 5) as {@code mongoexport} writes them, one after the other: its {@code stories}, then its
 * {@code users}, then its {@code comments}.
 *
 * @see <a href="https://github.com/coralproject/talk/blob/main/server/src/core/server/models/comment/comment.ts">A comment</a>
 */
final class CoralFile extends ForeignFile {

    /** What its comments refer to is in memory. */
    private static final int MOST_REFERENCES = 200_000;

    private static final Set<String> SHOWN = Set.of("NONE", "APPROVED");
    private static final Set<String> WAITING = Set.of("PREMOD", "SYSTEM_WITHHELD");

    private final JsonInput json;
    private final Map<String, String> stories = new HashMap<>();
    private final Map<String, Writer> users = new HashMap<>();

    private record Writer(String name, String email) {}

    CoralFile(InputStream bytes) throws UnreadableFileException {
        this.json = new JsonInput(bytes);
    }

    @Override
    public String format() {
        return "coral";
    }

    @Override
    public @Nullable ForeignItem next() throws UnreadableFileException {
        while (true) {
            JsonNode found = json.nextObject();
            if (found == null) {
                return null;
            }
            if (found.has("storyID")) {
                return comment(found);
            }
            String id = JsonInput.text(found, "id");
            if (found.has("username")) {
                var writer = new Writer(JsonInput.text(found, "username"), JsonInput.text(found, "email"));
                keep(id, writer.name(), writer.email());
                users.put(id, writer);
            } else if (found.has("url")) {
                String page = JsonInput.text(found, "url");
                keep(id, page);
                stories.put(id, page);
            } else {
                return new ForeignItem.Unfit(label(id), "is no story, user or comment of Coral");
            }
            if (users.size() > MOST_REFERENCES || stories.size() > MOST_REFERENCES) {
                throw new UnreadableFileException("has more than " + MOST_REFERENCES + " stories or users");
            }
        }
    }

    private ForeignItem comment(JsonNode found) {
        String id = JsonInput.text(found, "id");
        String label = label("comment " + id);
        String status = JsonInput.text(found, "status");
        if (!JsonInput.text(found, "deletedAt").isEmpty()
                || found.path("deletedAt").isContainer()) {
            return new ForeignItem.Unfit(label, "is deleted");
        }
        if (!SHOWN.contains(status) && !WAITING.contains(status)) {
            return new ForeignItem.Unfit(label, "is of the status " + label(status));
        }
        JsonNode revisions = found.path("revisions");
        String page = stories.get(JsonInput.text(found, "storyID"));
        Instant at = Times.read(time(found.path("createdAt")));
        if (id.isEmpty() || at == null || page == null || !revisions.isArray() || revisions.isEmpty()) {
            return new ForeignItem.Unfit(
                    label, "has no id, words, date that can be read, or no story before it in the file");
        }
        String parent = JsonInput.text(found, "parentID");
        Writer writer = users.getOrDefault(JsonInput.text(found, "authorID"), new Writer("", ""));
        return new ForeignItem.Said(
                key(id),
                label,
                page,
                parent.isEmpty() ? null : key(parent),
                writer.name(),
                writer.email(),
                JsonInput.text(revisions.get(revisions.size() - 1), "body"),
                true,
                at,
                SHOWN.contains(status));
    }

    private static String time(JsonNode value) {
        return value.isObject() ? JsonInput.text(value, "$date") : value.asString("");
    }

    private static String key(String id) {
        return "coral:" + id;
    }

    @Override
    public void close() {
        json.close();
    }
}
