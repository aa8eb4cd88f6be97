package org.kiosque.article.imports.formats;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.CommentsBroughtIn.Said;
import org.kiosque.common.files.BoundedInput;

/**
 * One reading of what WordPress exports: WXR 1.0 to 1.2, RSS 2.0 with elements of its own. Without document types and entities,
 * read event by event.
 *
 * @see <a href="https://github.com/WordPress/WordPress/blob/master/wp-admin/includes/export.php">The code that writes it</a>
 */
final class WxrReading implements AutoCloseable {

    private static final String WORDPRESS = "http://wordpress.org/export/";
    private static final Set<String> VERSIONS = Set.of("1.0", "1.1", "1.2");
    private static final int DEEPEST = 50;
    private static final int MOST_AUTHORS = 10_000;
    private static final int MOST_LISTED = 100_000;
    private static final String LANGUAGE_OF_POLYLANG = "language";
    private static final String GROUP_OF_POLYLANG = "post_translations";

    /** In what PHP has serialised: {@code s:2:"fr";i:12;}. */
    private static final Pattern NUMBERED = Pattern.compile("s:\\d{1,3}:\"([^\"]{1,40})\";i:(\\d{1,18});");

    private static final Set<String> LONG = Set.of("content:encoded", "excerpt:encoded", "wp:comment");
    private static final Set<String> TAGGED = Set.of("category", "post_tag", "tag");

    private final boolean marksOnly;
    private final BoundedInput input;
    private final XMLStreamReader xml;
    private final Map<String, String> authors = new HashMap<>();
    private final Map<String, Mark> groups = new HashMap<>();
    private int depth;
    private @Nullable String language;
    private String site = "";
    private int listed;

    /**
     * @param item of the type {@link ForeignItem.Post} or {@link ForeignItem.Unfit}
     * @param mark null for one that is not marked as a translation of others, or cannot be one of these
     */
    record Item(ForeignItem item, @Nullable Mark mark) {}

    /**
     * That a post and others are the same in several languages.
     *
     * @param group a name that all of them have
     * @param language as it says itself
     * @param translated whether it says that it is not the first of them
     */
    record Mark(String group, String language, boolean translated) {}

    /** @param marksOnly whether its items are read without their texts and comments */
    WxrReading(InputStream bytes, boolean marksOnly) throws UnreadableFileException {
        this.marksOnly = marksOnly;
        this.input = new BoundedInput(bytes, true);
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((_, _, _, _) -> InputStream.nullInputStream());
        try {
            this.xml = factory.createXMLStreamReader(input);
        } catch (XMLStreamException e) {
            throw broken(e);
        }
        requireWordPress();
    }

    private void requireWordPress() throws UnreadableFileException {
        while (event() != XMLStreamConstants.START_ELEMENT) {
            // what may stand before the root
        }
        String wp = xml.getNamespaceURI("wp");
        if (!xml.getLocalName().equals("rss") || wp == null || !wp.startsWith(WORDPRESS)) {
            throw new UnreadableFileException("is XML, but no export of WordPress");
        }
    }

    long bytesRead() {
        return input.count();
    }

    /** @return the next item; null at the end */
    @Nullable Item next() throws UnreadableFileException {
        while (true) {
            int event = event();
            if (event == XMLStreamConstants.END_DOCUMENT) {
                return null;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                input.nextItem();
                switch (name()) {
                    case "item" -> {
                        return item();
                    }
                    case "language" -> language = text().strip();
                    case "link" -> site = site.isEmpty() ? text().strip() : site;
                    case "wp:base_site_url" -> site = text().strip();
                    case "wp:term" -> term();
                    case "wp:wxr_version" -> requireVersion(text().strip());
                    case "wp:author" -> author();
                    case "channel" -> {}
                    default -> skip();
                }
            }
        }
    }

    private static void requireVersion(String version) throws UnreadableFileException {
        if (!VERSIONS.contains(version)) {
            throw new UnreadableFileException("is of a version of WXR that is not known here; known are 1.0 to 1.2");
        }
    }

    private void author() throws UnreadableFileException {
        var fields = new Fields(children());
        String name = fields.of("wp:author_display_name");
        if (!name.isEmpty() && authors.size() < MOST_AUTHORS) {
            authors.put(fields.of("wp:author_login"), name);
        }
    }

    /** Of Polylang's groups, which name their posts by number. */
    private void term() throws UnreadableFileException {
        var fields = new Fields(children());
        if (fields.of("wp:term_taxonomy").equals(GROUP_OF_POLYLANG)) {
            Matcher posts = NUMBERED.matcher(fields.of("wp:term_description"));
            while (posts.find() && listed++ < MOST_LISTED) {
                groups.put(posts.group(2), new Mark("polylang:" + fields.of("wp:term_slug"), posts.group(1), false));
            }
        }
    }

    private Map<String, String> children() throws UnreadableFileException {
        Map<String, String> fields = new HashMap<>();
        for (int end = depth - 1; depth > end; ) {
            if (event() == XMLStreamConstants.START_ELEMENT) {
                fields.put(name(), text());
            }
        }
        return fields;
    }

    private Item item() throws UnreadableFileException {
        Map<String, String> fields = new HashMap<>();
        Map<String, String> marks = new HashMap<>();
        List<String> tags = new ArrayList<>();
        List<Fields> comments = new ArrayList<>();
        for (int end = depth - 1; depth > end; ) {
            if (event() == XMLStreamConstants.START_ELEMENT) {
                String name = name();
                if (marksOnly && LONG.contains(name)) {
                    skip();
                    continue;
                }
                switch (name) {
                    case "category" -> category(tags, marks);
                    case "wp:comment" -> comments.add(new Fields(children()));
                    case "wp:postmeta" -> {
                        var meta = new Fields(children());
                        marks.put(meta.of("wp:meta_key"), meta.of("wp:meta_value"));
                    }
                    default -> fields.put(name, text());
                }
            }
        }
        return item(new Fields(fields), tags, new Fields(marks), comments);
    }

    private void category(List<String> tags, Map<String, String> marks) throws UnreadableFileException {
        String domain = xml.getAttributeValue(null, "domain");
        String key = xml.getAttributeValue(null, "nicename");
        String name = text().strip();
        if (domain == null) {
            return;
        }
        if (TAGGED.contains(domain) && !"uncategorized".equals(key) && !name.isEmpty()) {
            tags.add(name);
        } else if (domain.equals(LANGUAGE_OF_POLYLANG) || domain.equals(GROUP_OF_POLYLANG)) {
            marks.put(domain, key == null ? name : key);
        }
    }

    private Item item(Fields fields, List<String> tags, Fields marks, List<Fields> comments) {
        Mark mark = markOf(fields, marks);
        ForeignItem item = post(fields, tags, mark == null ? null : mark.language(), comments);
        boolean seen = fields.of("wp:status").equals("publish")
                && fields.of("wp:post_password").isEmpty();
        return new Item(item, seen && item instanceof ForeignItem.Post ? mark : null);
    }

    /**
     * As the exports of WPML and Polylang have it.
     *
     * @see <a href="https://wpml.org/documentation/related-projects/wpml-export-and-import/">WPML Export and Import</a>
     */
    private @Nullable Mark markOf(Fields fields, Fields marks) {
        String language = marks.of("_wpml_import_language_code");
        String group = marks.of("_wpml_import_translation_group");
        if (!language.isEmpty() && !group.isEmpty()) {
            return new Mark(
                    Keys.of("wpml", group),
                    language,
                    !marks.of("_wpml_import_source_language_code").isEmpty());
        }
        Mark listedThere = groups.get(fields.of("wp:post_id"));
        language = marks.of(LANGUAGE_OF_POLYLANG);
        if (language.isEmpty() && listedThere != null) {
            language = listedThere.language();
        }
        group = marks.of(GROUP_OF_POLYLANG).isEmpty()
                ? listedThere == null ? "" : listedThere.group()
                : Keys.of("polylang", marks.of(GROUP_OF_POLYLANG));
        return language.isEmpty() || group.isEmpty() ? null : new Mark(group, language, false);
    }

    private ForeignItem post(Fields fields, List<String> tags, @Nullable String itsLanguage, List<Fields> comments) {
        String title = HtmlText.plain(fields.of("title"));
        String label = Keys.label(title, fields.of("link"), fields.of("guid"), fields.of("wp:post_id"));
        String type = fields.of("wp:post_type");
        if (!type.equals("post")) {
            return new ForeignItem.Unfit(label, "is no post, but of the type " + Keys.label(type));
        }
        String status = fields.of("wp:status");
        if (Set.of("trash", "auto-draft", "inherit").contains(status)) {
            return new ForeignItem.Unfit(label, "is of the status " + status);
        }
        String name = Keys.label(fields.of("guid"), fields.of("link"), fields.of("wp:post_id"));
        Instant written = Dates.first(fields.of("wp:post_date_gmt"), fields.of("pubDate"), fields.of("wp:post_date"));
        boolean seen = Set.of("publish", "future").contains(status)
                && fields.of("wp:post_password").isEmpty();
        if (seen && written == null) {
            return new ForeignItem.Unfit(label, "has no date that can be read");
        }
        String author = fields.of("dc:creator");
        Instant changed = Dates.first(fields.of("wp:post_modified_gmt"), fields.of("wp:post_modified"));
        return new ForeignItem.Post(
                Keys.of("wxr", fields.of("guid").isEmpty() ? name : fields.of("guid")),
                label,
                itsLanguage,
                language,
                title,
                fields.of("excerpt:encoded").isEmpty() ? null : fields.of("excerpt:encoded"),
                WordPressHtml.of(fields.of("content:encoded")),
                tags,
                author.isEmpty() ? List.of() : List.of(authors.getOrDefault(author, author)),
                fields.of("wp:post_name").isEmpty() ? null : fields.of("wp:post_name"),
                fields.of("wp:comment_status").equals("closed") ? CommentPolicy.CLOSED : CommentPolicy.PREMODERATED,
                written,
                seen ? written : null,
                changed == null ? written : changed,
                "WordPress",
                Map.of(),
                comments.stream().map(this::said).flatMap(Optional::stream).toList());
    }

    /** As comment-service reads them, under the same keys. */
    private Optional<Said> said(Fields fields) {
        String id = fields.of("wp:comment_id");
        String type = fields.of("wp:comment_type");
        String approved = fields.of("wp:comment_approved");
        Instant at = Dates.first(fields.of("wp:comment_date_gmt"));
        if (id.isEmpty()
                || at == null
                || !(type.isEmpty() || type.equals("comment"))
                || !(approved.equals("1") || approved.equals("0"))) {
            return Optional.empty();
        }
        String parent = fields.of("wp:comment_parent");
        return Optional.of(new Said(
                keyOfComment(id),
                parent.isEmpty() || parent.equals("0") ? null : keyOfComment(parent),
                fields.of("wp:comment_author"),
                paragraphs(fields.of("wp:comment_content")),
                at,
                approved.equals("1")));
    }

    private String keyOfComment(String id) {
        return "wxr:" + site + ":" + id;
    }

    /** WordPress makes them when it shows a comment. */
    private static String paragraphs(String text) {
        return "<p>"
                + text.replace("\r\n", "\n")
                        .replaceAll("\\n[ \\t]*\\n+", "</p><p>")
                        .replace("\n", "<br>") + "</p>";
    }

    private String name() {
        String prefix = xml.getPrefix();
        return prefix == null || prefix.isEmpty() ? xml.getLocalName() : prefix + ":" + xml.getLocalName();
    }

    /** @return what stands in the present element, to whose end it goes; nothing of the elements in it */
    private String text() throws UnreadableFileException {
        var text = new StringBuilder();
        for (int end = depth - 1; depth > end; ) {
            int event = event();
            if (depth == end + 1
                    && (event == XMLStreamConstants.CHARACTERS
                            || event == XMLStreamConstants.CDATA
                            || event == XMLStreamConstants.SPACE)) {
                text.append(xml.getText());
            }
        }
        return text.toString();
    }

    private void skip() throws UnreadableFileException {
        for (int end = depth - 1; depth > end; ) {
            event();
        }
    }

    private int event() throws UnreadableFileException {
        int event;
        try {
            event = xml.next();
        } catch (XMLStreamException e) {
            throw broken(e);
        }
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> depth++;
            case XMLStreamConstants.END_ELEMENT -> depth--;
            case XMLStreamConstants.DTD ->
                throw new UnreadableFileException("has a document type, which no export of WordPress has");
            case XMLStreamConstants.ENTITY_REFERENCE ->
                throw new UnreadableFileException("has an entity that XML does not know: " + xml.getLocalName());
            default -> {}
        }
        if (depth > DEEPEST) {
            throw new UnreadableFileException("has elements more than " + DEEPEST + " deep");
        }
        return event;
    }

    private static UnreadableFileException broken(XMLStreamException e) {
        if (e.getNestedException() instanceof BoundedInput.TooLargeException tooLarge) {
            return new UnreadableFileException(String.valueOf(tooLarge.getMessage()));
        }
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
        return new UnreadableFileException("is broken or cut off XML, at line " + line);
    }

    @Override
    public void close() {
        try {
            xml.close();
            input.close();
        } catch (XMLStreamException | java.io.IOException e) {
            throw new IllegalStateException(e); // nothing is written that could be lost
        }
    }

    /** Of an item; what is not there is empty. */
    private record Fields(Map<String, String> all) {

        String of(String name) {
            return all.getOrDefault(name, "").strip();
        }
    }
}
