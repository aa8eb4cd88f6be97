package org.kiosque.comment.names;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.SpoofChecker;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is left of a name when all that the eye takes for the same is the same: letters of other alphabets, capitals and
 * small letters, accents, blanks, punctuation, symbols, and what cannot be seen.
 *
 * @see <a href="https://www.unicode.org/reports/tr39/#Confusable_Detection">UTS 39</a>
 */
final class NameSkeleton {

    private static final SpoofChecker CONFUSABLES =
            new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();

    /** Marks, blanks, punctuation, symbols, and what is invisible or unassigned. */
    private static final Pattern INESSENTIAL = Pattern.compile("[\\p{M}\\p{Z}\\p{P}\\p{S}\\p{C}]+");

    private NameSkeleton() {}

    /**
     * Several, since confusable characters differ by case: a capital I looks like a small L, and a small one does not.
     *
     * @return names that share one of these look alike; none for a name that has neither letters nor digits
     */
    static Set<String> of(String name) {
        return Stream.of(name, Normalizer.normalize(name, Normalizer.Form.NFKC))
                .flatMap(form ->
                        Stream.of(form, UCharacter.foldCase(form, true), UCharacter.toUpperCase(Locale.ROOT, form)))
                .map(CONFUSABLES::getSkeleton)
                .flatMap(skeleton -> Stream.of(skeleton, UCharacter.foldCase(skeleton, true)))
                .map(skeleton -> INESSENTIAL.matcher(skeleton).replaceAll(""))
                .filter(skeleton -> !skeleton.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
