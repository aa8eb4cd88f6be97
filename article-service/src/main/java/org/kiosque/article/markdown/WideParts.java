package org.kiosque.article.markdown;

import java.util.Map;
import java.util.regex.Pattern;
import org.kiosque.common.languages.Language;

/**
 * Makes what may be wider than the page reachable by keyboard: a table gets a region around it that can be scrolled, and
 * code can be scrolled itself. Works on sanitised HTML, where these tags have no attributes and authors have no say in
 * what is put in.
 *
 * @see <a href="https://www.w3.org/WAI/WCAG22/Understanding/keyboard.html">WCAG 2.1.1</a>
 */
final class WideParts {

    private static final String TABLE = "<table>";
    private static final String TABLE_END = "</table>";
    private static final String PRE = "<pre>";
    private static final String ROW_END = "</tr>";
    /** A headline of a table is near its start, or too long to be read out. */
    private static final int LOOKED_AT = 2_000;

    private static final int LONGEST_LABEL = 120;
    private static final Pattern TAGS = Pattern.compile("<[^>]{0,300}>");
    private static final Pattern CELL_ENDS = Pattern.compile("</t[hd]>\\s*(?=<t[hd])");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Map<String, String> TABLE_IN = Map.of(
            "fr", "Tableau", "en", "Table", "de", "Tabelle", "es", "Tabla", "it", "Tabella", "pt", "Tabela", "nl",
            "Tabel");

    private WideParts() {}

    static String reachable(String html, Language language) {
        var wide = new StringBuilder(html.length() + 256);
        int copied = 0;
        for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
            if (html.startsWith(PRE, at)) {
                wide.append(html, copied, at).append("<pre tabindex=\"0\">");
                copied = at + PRE.length();
            } else if (html.startsWith(TABLE, at)) {
                wide.append(html, copied, at)
                        .append("<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"")
                        .append(label(html, at + TABLE.length(), language))
                        .append("\">")
                        .append(TABLE);
                copied = at + TABLE.length();
            } else if (html.startsWith(TABLE_END, at)) {
                wide.append(html, copied, at).append(TABLE_END).append("</div>");
                copied = at + TABLE_END.length();
            }
        }
        return wide.append(html, copied, html.length()).toString();
    }

    /** The text is escaped already. */
    private static String label(String html, int from, Language language) {
        int end = html.indexOf(ROW_END, from, Math.min(html.length(), from + LOOKED_AT));
        String row = end < 0 ? "" : html.substring(from, end);
        if (row.contains("<th") && !row.contains(TABLE)) {
            String cells = TAGS.matcher(CELL_ENDS.matcher(row).replaceAll(", ")).replaceAll("");
            String text = SPACES.matcher(cells).replaceAll(" ").strip();
            if (text.length() <= LONGEST_LABEL && text.codePoints().anyMatch(Character::isLetterOrDigit)) {
                return text.replace("\"", "&#34;").replace("<", "&lt;");
            }
        }
        return TABLE_IN.getOrDefault(language.primary(), "Table");
    }
}
