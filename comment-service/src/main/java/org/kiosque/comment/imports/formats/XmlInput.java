package org.kiosque.comment.imports.formats;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.files.BoundedInput;

/** XML that is read element by element: without document types and entities, and no deeper than an export is. */
final class XmlInput implements AutoCloseable {

    private static final int DEEPEST = 50;

    private final BoundedInput input;
    private final XMLStreamReader xml;
    private int depth;

    /** Goes to the root. */
    XmlInput(InputStream bytes) throws UnreadableFileException {
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
        while (event() != XMLStreamConstants.START_ELEMENT) {
            // what may stand before the root
        }
    }

    /** Of the present element, with its prefix. */
    String name() {
        String prefix = xml.getPrefix();
        return prefix == null || prefix.isEmpty() ? xml.getLocalName() : prefix + ":" + xml.getLocalName();
    }

    /** Of the present element; 1 for the root. */
    int depth() {
        return depth;
    }

    /** @param prefix empty for the namespace of names without one */
    String namespace(String prefix) {
        String namespace = xml.getNamespaceURI(prefix);
        return namespace == null ? "" : namespace;
    }

    /** @return of the present element; empty when it has none */
    String attribute(String localName) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(localName)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    /** What comes next is another item. */
    void nextItem() {
        input.nextItem();
    }

    /**
     * Goes to the next element in one at a depth, over whatever is left of the one before.
     *
     * @return its name; null when the outer one has ended
     */
    @Nullable String child(int outerDepth) throws UnreadableFileException {
        while (depth >= outerDepth) {
            int event = event();
            if (event == XMLStreamConstants.START_ELEMENT && depth == outerDepth + 1) {
                return name();
            }
        }
        return null;
    }

    /** @return what stands in the present element, to whose end it goes; nothing of the elements in it */
    String text() throws UnreadableFileException {
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

    private int event() throws UnreadableFileException {
        int event;
        try {
            event = xml.hasNext() ? xml.next() : XMLStreamConstants.END_DOCUMENT;
        } catch (XMLStreamException e) {
            throw broken(e);
        }
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> depth++;
            case XMLStreamConstants.END_ELEMENT -> depth--;
            case XMLStreamConstants.DTD ->
                throw new UnreadableFileException("has a document type, which no export of comments has");
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
        } catch (XMLStreamException | IOException e) {
            throw new IllegalStateException(e); // nothing is written that could be lost
        }
    }
}
