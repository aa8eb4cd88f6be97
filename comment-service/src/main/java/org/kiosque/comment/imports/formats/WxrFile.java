package org.kiosque.comment.imports.formats;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The comments in what WordPress exports: WXR 1.0 to 1.2. Those of one post are in memory together.
 *
 * @see <a href="https://github.com/WordPress/WordPress/blob/master/wp-admin/includes/export.php">The code that writes it</a>
 */
final class WxrFile extends XmlFile {

    private static final String WORDPRESS = "http://wordpress.org/export/";
    private static final int CHANNEL = 2;

    private final Queue<ForeignItem> ready = new ArrayDeque<>();
    private String site = "";

    WxrFile(XmlInput xml) throws UnreadableFileException {
        super(xml);
        if (!xml.namespace("wp").startsWith(WORDPRESS)) {
            throw new UnreadableFileException("is XML, but no export of WordPress");
        }
        if (!"channel".equals(xml.child(1))) {
            throw new UnreadableFileException("is an export of WordPress without a channel");
        }
    }

    @Override
    public String format() {
        return "wxr";
    }

    @Override
    public @Nullable ForeignItem next() throws UnreadableFileException {
        while (ready.isEmpty()) {
            xml.nextItem();
            String name = xml.child(CHANNEL);
            if (name == null) {
                return null;
            }
            if (name.equals("wp:base_site_url") || (name.equals("link") && site.isEmpty())) {
                site = xml.text().strip();
            } else if (name.equals("item")) {
                item();
            }
        }
        return ready.remove();
    }

    private void item() throws UnreadableFileException {
        Map<String, String> fields = new HashMap<>();
        var comments = new ArrayDeque<Map<String, String>>();
        int depth = xml.depth();
        for (String name = xml.child(depth); name != null; name = xml.child(depth)) {
            switch (name) {
                case "wp:comment" -> comments.add(fields(xml.depth()));
                case "link", "wp:post_name" -> fields.put(name, xml.text().strip());
                default -> {}
            }
        }
        String words = fields.getOrDefault("wp:post_name", "");
        String page = words.isEmpty() ? fields.getOrDefault("link", "") : words;
        comments.forEach(comment -> ready.add(said(page, comment)));
    }

    private Map<String, String> fields(int depth) throws UnreadableFileException {
        Map<String, String> fields = new HashMap<>();
        for (String name = xml.child(depth); name != null; name = xml.child(depth)) {
            if (!name.equals("wp:commentmeta")) {
                fields.put(name, xml.text());
            }
        }
        return fields;
    }

    private ForeignItem said(String page, Map<String, String> fields) {
        String id = fields.getOrDefault("wp:comment_id", "").strip();
        String label = label("comment " + id);
        String type = fields.getOrDefault("wp:comment_type", "").strip();
        if (!type.isEmpty() && !type.equals("comment")) {
            return new ForeignItem.Unfit(label, "is no comment, but of the type " + label(type));
        }
        String approved = fields.getOrDefault("wp:comment_approved", "").strip();
        if (!approved.equals("1") && !approved.equals("0")) {
            return new ForeignItem.Unfit(label, "is of the status " + label(approved));
        }
        Instant at = Times.read(fields.getOrDefault("wp:comment_date_gmt", ""));
        if (id.isEmpty() || at == null) {
            return new ForeignItem.Unfit(label, "has no id, or no date that can be read");
        }
        String parent = fields.getOrDefault("wp:comment_parent", "0").strip();
        return new ForeignItem.Said(
                key(id),
                label,
                page,
                parent.isEmpty() || parent.equals("0") ? null : key(parent),
                fields.getOrDefault("wp:comment_author", ""),
                fields.getOrDefault("wp:comment_author_email", ""),
                paragraphs(fields.getOrDefault("wp:comment_content", "")),
                true,
                at,
                approved.equals("1"));
    }

    private String key(String id) {
        return "wxr:" + site + ":" + id;
    }

    /** WordPress makes them when it shows a comment. */
    private static String paragraphs(String text) {
        return "<p>"
                + text.strip()
                        .replace("\r\n", "\n")
                        .replaceAll("\\n[ \\t]*\\n+", "</p><p>")
                        .replace("\n", "<br>") + "</p>";
    }
}
