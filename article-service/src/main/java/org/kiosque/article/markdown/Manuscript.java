package org.kiosque.article.markdown;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Markdown as it comes out of word processors, with characters that nobody sees: before or behind a mark they make it a
 * part of the words, so that a heading shows its number signs.
 */
public final class Manuscript {

    private static final String INVISIBLE = "\\uFEFF\\u200B\\u2060\\u00AD";
    private static final String WIDE = "\\u00A0\\u1680\\u2000-\\u200A\\u202F\\u205F\\u3000";
    /** A number behind a sign or a number is counted, not listed. */
    private static final String MARK =
            "(?:#{1,6}|>|(?:[-+*]|\\d{1,3}[.)])(?![" + WIDE + " ]*[" + WIDE + "][" + WIDE + " ]*\\p{Nd}))";

    private static final Pattern INVISIBLE_FIRST = Pattern.compile("^[" + INVISIBLE + "]+");
    private static final Pattern BEFORE_MARK =
            Pattern.compile("^[ \\t]*[" + WIDE + INVISIBLE + "\\u200E\\u200F]+(?=" + MARK + "[ \\t" + WIDE + "])");
    private static final Pattern MARK_AND_SPACE = Pattern.compile("\\G[ \\t]*(" + MARK + ")([ \\t" + WIDE + "]+)");
    private static final Pattern FENCE = Pattern.compile("^ {0,3}(`{3,}|~{3,})(.*)$");
    private static final Pattern AROUND = Pattern.compile(
            "^[\\s\\p{Z}" + INVISIBLE + "]+|(?<![\\s\\p{Z}" + INVISIBLE + "])[\\s\\p{Z}" + INVISIBLE + "]+$");

    private Manuscript() {}

    /** @return the same with plain spaces around the marks that begin its lines; code stays as it is */
    public static String tidied(String markdown) {
        var tidied = new StringBuilder(markdown.length());
        String fence = null;
        int from = 0;
        while (from <= markdown.length()) {
            int end = markdown.indexOf('\n', from);
            end = end < 0 ? markdown.length() : end;
            String line = markdown.substring(from, end);
            Matcher fenced = FENCE.matcher(line);
            boolean hasFence = fenced.matches();
            if (fence == null) {
                line = tidiedLine(line);
                fence = hasFence ? fenced.group(1) : null;
            } else if (hasFence && closes(fence, fenced.group(1), fenced.group(2))) {
                fence = null;
            }
            tidied.append(line);
            if (end < markdown.length()) {
                tidied.append('\n');
            }
            from = end + 1;
        }
        return tidied.toString();
    }

    private static boolean closes(@Nullable String opened, String fence, String rest) {
        return opened != null && rest.isBlank() && fence.startsWith(opened);
    }

    private static String tidiedLine(String line) {
        String visible = INVISIBLE_FIRST.matcher(line).replaceFirst("");
        String marked = BEFORE_MARK.matcher(visible).replaceFirst("");
        Matcher marks = MARK_AND_SPACE.matcher(marked);
        var tidied = new StringBuilder();
        int done = 0;
        while (marks.find()) {
            boolean plain = marks.group(2).chars().allMatch(c -> c == ' ' || c == '\t');
            tidied.append(marked, done, marks.start(2)).append(plain ? marks.group(2) : " ");
            done = marks.end();
        }
        return done == 0 ? marked : tidied.append(marked, done, marked.length()).toString();
    }

    /** @return the same without what cannot be seen at either end */
    public static String trimmed(String words) {
        return AROUND.matcher(words).replaceAll("");
    }
}
