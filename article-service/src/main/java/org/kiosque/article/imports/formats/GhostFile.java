package org.kiosque.article.imports.formats;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.CommentPolicy;
import tools.jackson.databind.JsonNode;

/**
 * What Ghost exports: tables as lists. The posts come before the tags and people that they name, so that the file is read
 * twice, first for these.
 *
 * @see <a href="https://ghost.org/docs/migration/custom/">The form</a>
 */
final class GhostFile implements ForeignFile {

    private static final int MOST_NAMES = 300_000;
    private static final List<String> NAMED = List.of("tags", "users", "posts_tags", "posts_authors");

    private final Map<String, String> tags = new HashMap<>();
    private final Map<String, String> people = new HashMap<>();
    private final Map<String, List<Place>> tagsOfPosts = new HashMap<>();
    private final Map<String, List<Place>> authorsOfPosts = new HashMap<>();
    private final JsonInput input;
    private int names;
    private boolean within;

    GhostFile(Bytes bytes) throws IOException, UnreadableFileException {
        try (var first = new JsonInput(bytes.open())) {
            for (String list = first.toList(NAMED); list != null; list = first.toList(NAMED)) {
                for (JsonNode one = first.nextObject(); one != null; one = first.nextObject()) {
                    keep(list, one);
                }
            }
        }
        input = new JsonInput(bytes.open());
    }

    private void keep(String list, JsonNode one) throws UnreadableFileException {
        if (++names > MOST_NAMES) {
            throw new UnreadableFileException("has more than " + MOST_NAMES + " tags and people of posts");
        }
        String id = id(one, "id");
        String name = Keys.label(one.path("name").asString(""));
        String post = id(one, "post_id");
        int order = one.path("sort_order").asInt(0);
        switch (list) {
            case "tags" -> tags.put(id, name);
            case "users" -> people.put(id, name);
            case "posts_tags" -> place(tagsOfPosts, post, new Place(order, id(one, "tag_id")));
            default -> place(authorsOfPosts, post, new Place(order, id(one, "author_id")));
        }
    }

    private static void place(Map<String, List<Place>> places, String post, Place place) {
        places.computeIfAbsent(post, _ -> new ArrayList<>(2)).add(place);
    }

    private static String id(JsonNode one, String field) {
        String id = one.path(field).asString("");
        return id.substring(0, Math.min(id.length(), 100));
    }

    @Override
    public String format() {
        return "ghost";
    }

    @Override
    public long bytesRead() {
        return input.bytesRead();
    }

    @Override
    public @Nullable ForeignItem next() throws UnreadableFileException {
        while (within || input.toList("posts")) {
            within = true;
            JsonNode post = input.nextObject();
            if (post != null) {
                return item(post);
            }
            within = false;
        }
        return null;
    }

    private ForeignItem item(JsonNode post) {
        String title = HtmlText.plain(post.path("title").asString(""));
        String label = Keys.label(title, post.path("slug").asString(""), id(post, "id"));
        String type = post.path("type").asString(isPage(post) ? "page" : "post");
        if (!type.equals("post")) {
            return new ForeignItem.Unfit(label, "is no post, but of the type " + Keys.label(type));
        }
        String status = post.path("status").asString("draft");
        if (!Set.of("published", "draft", "scheduled", "sent").contains(status)) {
            return new ForeignItem.Unfit(label, "is of the status " + Keys.label(status));
        }
        String html = GhostText.html(post);
        if (html == null) {
            return new ForeignItem.Unfit(label, "has a text that is neither HTML, nor Lexical's, nor Mobiledoc's");
        }
        Instant begun = Dates.first(JsonInput.text(post, "created_at"));
        boolean seen = status.equals("published") || status.equals("scheduled");
        Instant published = seen ? Dates.first(JsonInput.text(post, "published_at")) : null;
        if (seen && published == null) {
            return new ForeignItem.Unfit(label, "has no date that can be read");
        }
        String id = id(post, "id");
        String uuid = JsonInput.text(post, "uuid");
        return new ForeignItem.Post(
                Keys.of("ghost", uuid == null ? id : uuid),
                label,
                JsonInput.text(post, "locale"),
                null,
                title,
                JsonInput.text(post, "custom_excerpt"),
                html,
                named(tagsOfPosts.get(id), tags).stream()
                        .filter(name -> !name.startsWith("#"))
                        .toList(),
                authors(post, id),
                JsonInput.text(post, "slug"),
                CommentPolicy.PREMODERATED,
                begun == null ? published : begun,
                published,
                Dates.first(JsonInput.text(post, "updated_at"), JsonInput.text(post, "published_at")),
                "Ghost");
    }

    private static boolean isPage(JsonNode post) {
        return post.path("page").asBoolean(false) || post.path("page").asInt(0) == 1;
    }

    private List<String> authors(JsonNode post, String id) {
        List<String> named = named(authorsOfPosts.get(id), people);
        String only = people.get(id(post, "author_id"));
        return named.isEmpty() && only != null ? List.of(only) : named;
    }

    private static List<String> named(@Nullable List<Place> places, Map<String, String> names) {
        return places == null
                ? List.of()
                : places.stream()
                        .sorted(Comparator.comparingInt(Place::order))
                        .map(place -> names.getOrDefault(place.id(), ""))
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    @Override
    public void close() {
        input.close();
    }

    private record Place(int order, String id) {}
}
