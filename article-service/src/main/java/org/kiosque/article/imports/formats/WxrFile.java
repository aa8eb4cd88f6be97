package org.kiosque.article.imports.formats;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.files.BoundedInput;

/**
 * What WordPress exports: WXR 1.0 to 1.2, RSS 2.0 with elements of its own. Without document types and entities, read event
 * by event.
 *
 * @see <a href="https://github.com/WordPress/WordPress/blob/master/wp-admin/includes/export.php">The code that writes it</a>
 */
final class WxrFile implements ForeignFile {

    private static final String WORDPRESS = "http://wordpress.org/export/";
    private static final Set<String> VERSIONS = Set.of("1.0", "1.1", "1.2");
    private static final int DEEPEST = 50;
    private static final int MOST_AUTHORS = 10_000;
    private static final Set<String> TAGGED = Set.of("category", "post_tag", "tag");

    private final BoundedInput input;
    private final XMLStreamReader xml;
    private final Map<String, String> authors = new HashMap<>();
    private int depth;
    private @Nullable String language;

    WxrFile(InputStream bytes) throws UnreadableFileException {
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

    @Override
    public String format() {
        return "wxr";
    }

    @Override
    public long bytesRead() {
        return input.count();
    }

    @Override
    public @Nullable ForeignItem next() throws UnreadableFileException {
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
                    case "language" -> language = text();
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
        Map<String, String> fields = new HashMap<>();
        for (int end = depth - 1; depth > end; ) {
            if (event() == XMLStreamConstants.START_ELEMENT) {
                fields.put(name(), text());
            }
        }
        String name = fields.getOrDefault("wp:author_display_name", "").strip();
        if (!name.isEmpty() && authors.size() < MOST_AUTHORS) {
            authors.put(fields.getOrDefault("wp:author_login", "").strip(), name);
        }
    }

    private ForeignItem item() throws UnreadableFileException {
        Map<String, String> fields = new HashMap<>();
        List<String> tags = new ArrayList<>();
        for (int end = depth - 1; depth > end; ) {
            if (event() == XMLStreamConstants.START_ELEMENT) {
                String name = name();
                switch (name) {
                    case "category" -> tag(tags);
                    case "wp:comment", "wp:postmeta" -> skip();
                    default -> fields.put(name, text());
                }
            }
        }
        return post(new Fields(fields), tags);
    }

    private void tag(List<String> tags) throws UnreadableFileException {
        String domain = xml.getAttributeValue(null, "domain");
        String key = xml.getAttributeValue(null, "nicename");
        String name = text().strip();
        if (domain != null && TAGGED.contains(domain) && !"uncategorized".equals(key) && !name.isEmpty()) {
            tags.add(name);
        }
    }

    private ForeignItem post(Fields fields, List<String> tags) {
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
                null,
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
                "WordPress");
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
