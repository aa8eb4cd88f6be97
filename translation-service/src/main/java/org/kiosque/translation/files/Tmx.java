package org.kiosque.translation.files;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.files.FileException.UnreadableFileException;
import org.kiosque.translation.memory.MemoryUnit;

/**
 * Translation Memory eXchange, version 1.4b. Documents are read without their document types and without entities of their
 * own.
 *
 * @see <a href="https://www.gala-global.org/tmx-14b">TMX 1.4b</a>
 */
final class Tmx {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** Whether a text is Markdown: of programs that do not know it, nobody can tell. */
    private static final String KIND = "x-kiosque-kind";

    private static final String MARKDOWN = "markdown";

    private Tmx() {}

    /** Writes units one by one. For one thread. */
    static final class Writer implements AutoCloseable {

        private final XMLStreamWriter xml;
        private final LanguagePair pair;

        Writer(OutputStream out, LanguagePair pair) throws XMLStreamException {
            this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            this.pair = pair;
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("tmx");
            xml.writeAttribute("version", "1.4");
            xml.writeEmptyElement("header");
            xml.writeAttribute("creationtool", "Kiosque");
            xml.writeAttribute("creationtoolversion", "1");
            xml.writeAttribute("segtype", "sentence");
            xml.writeAttribute("o-tmf", "Kiosque");
            xml.writeAttribute("adminlang", "en");
            xml.writeAttribute("srclang", pair.from().tag());
            xml.writeAttribute("datatype", "plaintext");
            xml.writeStartElement("body");
        }

        void write(MemoryUnit unit) throws XMLStreamException {
            xml.writeStartElement("tu");
            xml.writeAttribute("changedate", TIME.format(unit.at()));
            xml.writeAttribute("changeid", unit.by());
            if (unit.markdown() != null) {
                xml.writeStartElement("prop");
                xml.writeAttribute("type", KIND);
                xml.writeCharacters(unit.markdown() ? MARKDOWN : "plain");
                xml.writeEndElement();
            }
            write(pair.from(), unit.source());
            write(pair.to(), unit.target());
            xml.writeEndElement();
        }

        private void write(Language language, String text) throws XMLStreamException {
            xml.writeStartElement("tuv");
            xml.writeAttribute("xml", XMLConstants.XML_NS_URI, "lang", language.tag());
            xml.writeStartElement("seg");
            xml.writeCharacters(text);
            xml.writeEndElement();
            xml.writeEndElement();
        }

        @Override
        public void close() throws XMLStreamException {
            xml.writeEndDocument();
            xml.flush();
            xml.close();
        }
    }

    /**
     * A unit as it stands in a file.
     *
     * @param unit null when it cannot be taken
     * @param fault why; null when it can
     */
    record Read(@Nullable MemoryUnit unit, @Nullable String fault) {}

    /** @throws UnreadableFileException for what is no TMX */
    static void read(byte[] document, LanguagePair pair, String by, Instant now, Consumer<Read> each) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(document));
            boolean tmx = false;
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    tmx |= xml.getLocalName().equals("tmx");
                    if (!tmx) {
                        throw new UnreadableFileException("It does not begin like TMX.");
                    }
                    if (xml.getLocalName().equals("tu")) {
                        each.accept(unit(xml, pair, by, now));
                    }
                }
            }
        } catch (XMLStreamException broken) {
            throw new UnreadableFileException("It is no well-formed XML.");
        }
    }

    private static Read unit(XMLStreamReader xml, LanguagePair pair, String by, Instant now) throws XMLStreamException {
        Instant at = time(xml.getAttributeValue(null, "changedate"), now);
        Map<String, String> texts = new HashMap<>();
        Boolean markdown = null;
        boolean markup = false;
        String language = "";
        boolean kind = false;
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                depth++;
                switch (xml.getLocalName()) {
                    case "tuv" -> {
                        String tag = xml.getAttributeValue(XMLConstants.XML_NS_URI, "lang");
                        language = tag != null ? tag : String.valueOf(xml.getAttributeValue(null, "lang"));
                    }
                    case "seg", "note" -> text.setLength(0);
                    case "prop" -> {
                        text.setLength(0);
                        kind = KIND.equals(xml.getAttributeValue(null, "type"));
                    }
                    default -> markup = true;
                }
            } else if (event == XMLStreamReader.CHARACTERS || event == XMLStreamReader.CDATA) {
                text.append(xml.getText());
            } else if (event == XMLStreamReader.END_ELEMENT) {
                depth--;
                if (xml.getLocalName().equals("seg")) {
                    texts.putIfAbsent(language, text.toString());
                } else if (xml.getLocalName().equals("prop") && kind) {
                    markdown = text.toString().strip().equals(MARKDOWN);
                }
            }
        }
        String source = in(texts, pair.from());
        String target = in(texts, pair.to());
        if (markup) {
            return new Read(null, "has elements within its texts");
        }
        if (source == null || target == null) {
            return new Read(null, "is not in both languages");
        }
        return new Read(new MemoryUnit(markdown, source, target, by, at), null);
    }

    /** {@code fr-FR} will do where {@code fr} is wanted and not there. */
    private static @Nullable String in(Map<String, String> texts, Language language) {
        String found = null;
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Language its = Language.find(text.getKey()).orElse(null);
            if (language.equals(its)) {
                return text.getValue();
            }
            if (its != null && its.primary().equals(language.primary())) {
                found = text.getValue();
            }
        }
        return found;
    }

    private static Instant time(@Nullable String text, Instant now) {
        try {
            Instant at = text == null ? now : LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
            return at.isAfter(now) ? now : at;
        } catch (DateTimeException none) {
            return now;
        }
    }
}
