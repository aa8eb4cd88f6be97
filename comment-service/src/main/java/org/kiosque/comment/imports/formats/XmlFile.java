package org.kiosque.comment.imports.formats;

import java.io.InputStream;

/** What all exports in XML have in common. */
abstract class XmlFile extends ForeignFile {

    /** In the memory of one file, what its comments refer to. */
    static final int MOST_PAGES = 200_000;

    final XmlInput xml;

    XmlFile(XmlInput xml) {
        this.xml = xml;
    }

    static ForeignFile known(InputStream bytes) throws UnreadableFileException {
        var xml = new XmlInput(bytes);
        return switch (xml.name()) {
            case "rss" -> new WxrFile(xml);
            case "disqus" -> new DisqusFile(xml);
            default -> throw new UnreadableFileException("is XML, but an export neither of WordPress nor of Disqus");
        };
    }

    @Override
    public void close() {
        xml.close();
    }
}
