package org.kiosque.gateway.site.page;

import java.util.function.UnaryOperator;
import org.kiosque.common.languages.Language;

/** Spaces at which a line must not break, and apostrophes. */
public final class Typography {

    private static final char APOSTROPHE = '’';
    private static final char NO_BREAK = '\u00a0';
    private static final char NARROW_NO_BREAK = '\u202f';

    private Typography() {}

    /**
     * In French, an apostrophe between letters is a bent one ({@code ’}), but in addresses; and a sign that stands apart from its word stays on its line: the blanks that writers have typed before
     * {@code : ; ! ? »} and after {@code «} become no-break spaces. None is added where nobody has typed one.
     */
    public static String unbroken(String text, String language) {
        return in(language).apply(text);
    }

    /** The same for many texts in one language. */
    public static UnaryOperator<String> in(String language) {
        return isFrench(language) ? Typography::unbrokenFrench : UnaryOperator.identity();
    }

    /** Whether texts in the language have other signs on a page than those who wrote them typed. */
    public static boolean changes(String language) {
        return isFrench(language);
    }

    private static String unbrokenFrench(String text) {
        var out = new StringBuilder(text.length());
        boolean address = false;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (Character.isWhitespace(sign)) {
                address = false;
            } else if (sign == '/' && i > 1 && text.startsWith("://", i - 1)) {
                address = true;
            }
            if (sign == '\'' && !address && isElision(text, i)) {
                sign = APOSTROPHE;
            }
            switch (sign) {
                case ':', '»' -> pull(out, NO_BREAK);
                case ';', '!', '?' -> pull(out, NARROW_NO_BREAK);
                default -> {}
            }
            boolean opened = sign == ' ' && !out.isEmpty() && out.charAt(out.length() - 1) == '«';
            out.append(opened ? NO_BREAK : sign);
        }
        return out.toString();
    }

    /** At the end of a text its next word may follow in other type. */
    private static boolean isElision(String text, int at) {
        if (at == 0 || !Character.isLetter(text.charAt(at - 1))) {
            return false;
        }
        return at + 1 == text.length() || Character.isLetterOrDigit(text.charAt(at + 1)) || text.charAt(at + 1) == '«';
    }

    private static boolean isFrench(String tag) {
        return Language.find(tag).map(Language::primary).filter("fr"::equals).isPresent();
    }

    /** Puts one such space in the place of the blanks at the end. */
    private static void pull(StringBuilder out, char space) {
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) == ' ') {
            end--;
        }
        if (end < out.length()) {
            out.setLength(end);
            out.append(space);
        }
    }
}
