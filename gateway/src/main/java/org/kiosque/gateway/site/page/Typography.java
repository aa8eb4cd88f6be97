package org.kiosque.gateway.site.page;

import java.util.function.UnaryOperator;
import org.kiosque.common.languages.Language;

/** Spaces at which a line must not break. */
public final class Typography {

    private static final char NO_BREAK = '\u00a0';
    private static final char NARROW_NO_BREAK = '\u202f';

    private Typography() {}

    /**
     * In French, a sign that stands apart from its word stays on its line: the blanks that writers have typed before
     * {@code : ; ! ? »} and after {@code «} become no-break spaces. None is added where nobody has typed one.
     */
    public static String unbroken(String text, String language) {
        return in(language).apply(text);
    }

    /** The same for many texts in one language. */
    public static UnaryOperator<String> in(String language) {
        return isFrench(language) ? Typography::unbrokenFrench : UnaryOperator.identity();
    }

    private static String unbrokenFrench(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
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
