package org.kiosque.translation.segmentation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.kiosque.common.languages.Language;
import org.kiosque.common.text.HeadingIds;

/**
 * Links that lead elsewhere in a translation: those to a heading of the same article, whose id is made of its words, and
 * those to pages of this site in the language of the original.
 */
final class Links {

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private Links() {}

    /**
     * @param original the text that was translated, with the same headings
     * @return the translation with its links changed
     */
    static String adapted(String original, String translated, Language from, Language to) {
        Node document = MarkdownFormat.parseInPlace(translated);
        List<String> before = ids(MarkdownFormat.parseInPlace(original));
        List<String> after = ids(document);
        Map<String, String> headings = new HashMap<>();
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            headings.put("#" + before.get(i), "#" + after.get(i));
        }
        NavigableMap<Integer, String> destinations = new TreeMap<>();
        Map<Integer, String> changed = new HashMap<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                Node last = link.getLastChild();
                visitChildren(link);
                change(link, link.getDestination(), last == null ? link : last, last != null);
            }

            @Override
            public void visit(LinkReferenceDefinition definition) {
                change(definition, definition.getDestination(), definition, false);
            }

            private void change(Node node, String destination, Node after, boolean behind) {
                if (node.getSourceSpans().isEmpty() || after.getSourceSpans().isEmpty()) {
                    return;
                }
                String wanted = wanted(destination, headings, from, to);
                SourceSpan begin = after.getSourceSpans().getLast();
                SourceSpan end = node.getSourceSpans().getLast();
                int first = behind
                        ? begin.getInputIndex() + begin.getLength()
                        : after.getSourceSpans().getFirst().getInputIndex();
                int at = translated.indexOf(destination, first);
                if (!wanted.equals(destination)
                        && at >= first
                        && at + destination.length() <= end.getInputIndex() + end.getLength()) {
                    destinations.put(at, destination);
                    changed.put(at, wanted);
                }
            }
        });
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (Map.Entry<Integer, String> place : destinations.entrySet()) {
            text.append(translated, at, place.getKey()).append(changed.get(place.getKey()));
            at = place.getKey() + place.getValue().length();
        }
        return text.append(translated, at, translated.length()).toString();
    }

    private static String wanted(String destination, Map<String, String> headings, Language from, Language to) {
        String home = "/" + from + "/";
        return destination.startsWith(home)
                ? "/" + to + "/" + destination.substring(home.length())
                : headings.getOrDefault(destination, destination);
    }

    private static List<String> ids(Node document) {
        List<String> ids = new ArrayList<>();
        var given = new HeadingIds();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                ids.add(given.next(textOf(heading)));
            }
        });
        return ids;
    }

    private static String textOf(Node parent) {
        StringBuilder text = new StringBuilder();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            text.append(
                    switch (node) {
                        case Text words -> words.getLiteral();
                        case Code code -> code.getLiteral();
                        case SoftLineBreak _, HardLineBreak _ -> " ";
                        default -> textOf(node);
                    });
        }
        return SPACES.matcher(text).replaceAll(" ").strip();
    }
}
