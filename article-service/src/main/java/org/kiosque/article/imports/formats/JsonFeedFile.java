package org.kiosque.article.imports.formats;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.CommentPolicy;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** A JSON Feed 1.0 or 1.1. @see <a href="https://www.jsonfeed.org/version/1.1/">JSON Feed 1.1</a> */
final class JsonFeedFile implements ForeignFile {

    private final JsonInput input;
    private final List<String> authors = new ArrayList<>();
    private @Nullable String language;
    private boolean within;

    JsonFeedFile(Bytes bytes) throws IOException, UnreadableFileException {
        try (var first = new JsonInput(bytes.open())) {
            first.next();
            while (first.next() == JsonToken.PROPERTY_NAME) {
                String name = first.name();
                first.next();
                switch (name) {
                    case "language" -> language = first.text();
                    case "authors", "author" -> authors.addAll(names(first.tree()));
                    default -> first.skip();
                }
            }
        }
        input = new JsonInput(bytes.open());
    }

    private static List<String> names(JsonNode authors) {
        if (!authors.isObject()) {
            return JsonInput.texts(authors, "name");
        }
        String only = JsonInput.text(authors, "name");
        return only == null ? List.of() : List.of(only);
    }

    @Override
    public String format() {
        return "json-feed";
    }

    @Override
    public long bytesRead() {
        return input.bytesRead();
    }

    @Override
    public @Nullable ForeignItem next() throws UnreadableFileException {
        if (within || input.toList("items")) {
            within = true;
            JsonNode item = input.nextObject();
            return item == null ? null : item(item);
        }
        return null;
    }

    private ForeignItem item(JsonNode item) {
        String id = item.path("id").asString("");
        String address = item.path("url").asString("");
        String title = HtmlText.plain(item.path("title").asString(""));
        String label = Keys.label(title, address, id);
        if (id.isBlank() && address.isBlank()) {
            return new ForeignItem.Unfit(label, "has neither an id nor an address");
        }
        Instant published = Dates.first(JsonInput.text(item, "date_published"));
        if (published == null) {
            return new ForeignItem.Unfit(label, "has no date that can be read");
        }
        String html = JsonInput.text(item, "content_html");
        String text = JsonInput.text(item, "content_text");
        List<String> own = names(item.path(item.has("authors") ? "authors" : "author"));
        return new ForeignItem.Post(
                Keys.of("json-feed", id.isBlank() ? address : id),
                label,
                JsonInput.text(item, "language"),
                language,
                title,
                JsonInput.text(item, "summary"),
                html != null ? html : text == null ? "" : HtmlText.ofPlain(text),
                JsonInput.texts(item.get("tags"), "name"),
                own.isEmpty() ? authors : own,
                lastPart(address),
                CommentPolicy.PREMODERATED,
                published,
                published,
                Dates.first(JsonInput.text(item, "date_modified"), JsonInput.text(item, "date_published")),
                "JSON Feed");
    }

    private static @Nullable String lastPart(String address) {
        String path =
                address.replaceFirst("[?#].*$", "").replaceFirst("/+$", "").replaceFirst("\\.html?$", "");
        int slash = path.lastIndexOf('/');
        return slash < "https://".length() ? null : path.substring(slash + 1);
    }

    @Override
    public void close() {
        input.close();
    }
}
