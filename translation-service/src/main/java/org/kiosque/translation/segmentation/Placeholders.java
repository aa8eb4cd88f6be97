package org.kiosque.translation.segmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
            | [⟦⟧]+
            """;

    private final Pattern fixed;

    Placeholders(String more) {
        this.fixed = Pattern.compile(ALWAYS + more, Pattern.COMMENTS);
    }

    /** @return tokens that make up the words again */
    List<Token> tokens(String words) {
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
