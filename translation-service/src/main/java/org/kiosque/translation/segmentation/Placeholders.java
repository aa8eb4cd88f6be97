package org.kiosque.translation.segmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;

/** Finds within words what no translator should touch. */
enum Placeholders {
    PLAIN(""),
    /** Also escapes, entities, and the characters that could become markup in another place. */
    MARKDOWN("""
            | \\\\ \\p{Punct}
            | & (?: \\#\\d{1,7} | \\#[xX]\\p{XDigit}{1,6} | [A-Za-z][A-Za-z0-9]{1,31} ) ;
            | [*_\\[\\]<>&`~|\\\\^]+
            """);

    /** Without repeated groups, which Java's matcher follows by recursion: an author's text may be very long. */
    private static final String ALWAYS = """
              (?: https?:// | www\\. ) [^\\s<>«»"“”⟦⟧]* [^\\s<>«»"“”⟦⟧.,;:!?()\\]\\[*_~'’…]
            | [\\p{L}\\p{N}._%+-]{1,64} @ [\\p{L}\\p{N}-]{1,63} \\. [\\p{L}\\p{N}.-]{0,250} [\\p{L}\\p{N}]
            | (?<! [\\p{L}\\p{N}_@\\#&] ) [@\\#] [\\p{L}_] [\\p{L}\\p{N}_]*
            | (?<! [\\p{L}\\p{N}_] ) [\\p{L}\\p{N}]+ _ [\\p{L}\\p{N}_]* [\\p{L}\\p{N}]
            | (?<! [\\p{L}\\p{M}\\p{N}&] ) \\p{Lu}{1,3} & \\p{Lu}{1,3} (?! [\\p{L}\\p{M}\\p{N}] )
            | (?<! [\\p{L}\\p{M}\\p{N}.@_-] ) [A-Za-z0-9] [A-Za-z0-9_-]{1,63} \\. (?= [a-z]{2} ) [A-Za-z0-9_.-]{0,190} [a-z0-9] (?! [\\p{L}\\p{M}\\p{N}] )
            | (?<! [\\p{L}\\p{M}\\p{N}] ) (?: \\p{Lu}\\. ){2,8}+
            | (?<! [\\p{L}\\p{M}\\p{N}&] ) [\\p{Lu}&&[^M]] \\. (?= [\\s\\h]? \\p{Lu} )
            | (?<! [\\p{L}\\p{M}\\p{N}] ) [NOKBFGHPRVWXZ] [’'] \\p{Lu} [\\p{L}\\p{M}]+
            | (?<= [\\p{L}\\p{N},(] [\\x20\\xA0] | \\p{L} [’'] ) (?: [\\p{Lu}&&[^IM]] | M (?! \\. ) ) (?! [\\p{L}\\p{M}\\p{N}’'] )
            | [⟦⟧]+
            """;

    private final Pattern fixed;

    Placeholders(String more) {
        this.fixed = Pattern.compile(ALWAYS + more, Pattern.COMMENTS);
    }

    /**
     * @param language of the words, whose numbers are then known; null to leave numbers alone
     * @return tokens that make up the words again
     */
    List<Token> tokens(String words, @Nullable Language language) {
        if (language == null) {
            return fixed(words);
        }
        List<Token> tokens = new ArrayList<>();
        int from = 0;
        for (Quantity.Found found : Quantity.in(words, language)) {
            tokens.addAll(fixed(words.substring(from, found.start())));
            tokens.add(found.token());
            from = found.end();
        }
        tokens.addAll(fixed(words.substring(from)));
        return tokens;
    }

    private List<Token> fixed(String words) {
        List<Token> tokens = new ArrayList<>();
        Matcher found = fixed.matcher(words);
        int from = 0;
        while (found.find()) {
            if (found.start() > from) {
                tokens.add(new Token.Words(words.substring(from, found.start())));
            }
            tokens.add(new Token.Fixed(found.group()));
            from = found.end();
        }
        if (from < words.length()) {
            tokens.add(new Token.Words(words.substring(from)));
        }
        return tokens;
    }
}
