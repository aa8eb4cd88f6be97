package org.kiosque.comment.imports.formats;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Disqus exports: threads, each with the address of its page, and then posts, each of which names its thread.
 *
 * @see <a href="https://help.disqus.com/en/articles/1717164-comments-export">Comments export</a>
 */
final class DisqusFile extends XmlFile {

    private static final String DISQUS = "http://disqus.com";
    private static final int ROOT = 1;

    private final Map<String, String> pages = new HashMap<>();

    DisqusFile(XmlInput xml) throws UnreadableFileException {
        super(xml);
        if (!xml.namespace("").equals(DISQUS)) {
            throw new UnreadableFileException("is XML, but no export of Disqus");
        }
    }

    @Override
    public String format() {
        return "disqus";
    }

    @Override
    public @Nullable ForeignItem next() throws UnreadableFileException {
        while (true) {
            xml.nextItem();
            String name = xml.child(ROOT);
            if (name == null) {
                return null;
            }
            if (name.equals("thread")) {
                thread();
            } else if (name.equals("post")) {
                return post();
            }
        }
    }

    private void thread() throws UnreadableFileException {
        String id = xml.attribute("id");
        int depth = xml.depth();
        for (String name = xml.child(depth); name != null; name = xml.child(depth)) {
            if (name.equals("link")) {
                String page = xml.text().strip();
                keep(id, page);
                pages.put(id, page);
            }
        }
        if (pages.size() > MOST_PAGES) {
            throw new UnreadableFileException("has more than " + MOST_PAGES + " threads");
        }
    }

    private ForeignItem post() throws UnreadableFileException {
        String id = xml.attribute("id");
        Map<String, String> fields = new HashMap<>();
        int depth = xml.depth();
        for (String name = xml.child(depth); name != null; name = xml.child(depth)) {
            switch (name) {
                case "author" -> author(fields);
                case "thread", "parent" -> fields.put(name, xml.attribute("id"));
                default -> fields.put(name, xml.text());
            }
        }
        String label = label("post " + id);
        if (isTrue(fields, "isDeleted") || isTrue(fields, "isSpam")) {
            return new ForeignItem.Unfit(label, isTrue(fields, "isSpam") ? "is spam" : "is deleted");
        }
        Instant at = Times.read(fields.getOrDefault("createdAt", ""));
        String page = pages.get(fields.getOrDefault("thread", ""));
        if (id.isEmpty() || at == null || page == null) {
            return new ForeignItem.Unfit(label, "has no id, no date that can be read, or no thread before it");
        }
        String parent = fields.get("parent");
        return new ForeignItem.Said(
                key(id),
                label,
                page,
                parent == null ? null : key(parent),
                fields.getOrDefault("author.name", ""),
                fields.getOrDefault("author.email", ""),
                fields.getOrDefault("message", ""),
                true,
                at,
                !"false".equals(fields.get("isApproved")));
    }

    private void author(Map<String, String> fields) throws UnreadableFileException {
        int depth = xml.depth();
        for (String name = xml.child(depth); name != null; name = xml.child(depth)) {
            fields.put("author." + name, xml.text().strip());
        }
    }

    private static boolean isTrue(Map<String, String> fields, String name) {
        return "true".equals(fields.getOrDefault(name, "").strip());
    }

    private static String key(String id) {
        return "disqus:" + id;
    }
}
