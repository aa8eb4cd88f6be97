package org.kiosque.article.subjects;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.kiosque.article.subjects.Subject.Description;
import org.kiosque.article.subjects.Subject.Editor;
import org.kiosque.common.languages.Language;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Finds the tags and authors that editors mean by what they write, and begins those that nobody has written before. A known
 * name in any language leads to the one that has it, and so does its key. Otherwise the key of a new one is the words of
 * the name in ASCII, and where another name has them already, such as C++ and C#, or Pêche and Péché, a number of its own
 * behind them. A name that was written without its accents is the same as with them, unless one article has both.
 */
@Component
public class SubjectBook {

    private static final Pattern KEY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final Subjects subjects;
    private final List<SubjectUse> uses;
    private final InstantSource clock;

    SubjectBook(Subjects subjects, List<SubjectUse> uses, InstantSource clock) {
        this.subjects = subjects;
        this.uses = uses;
        this.clock = clock;
    }

    /** One that an editor has written. */
    public record Written(String key, String name) {}

    /**
     * Repeating is harmless, also on several replicas at once.
     *
     * @param names in {@code language}, trimmed
     * @return in their order, each once, named as in that language where that is known
     */
    public List<Written> written(Kind kind, List<String> names, Language language) {
        Map<String, String> written = new HashMap<>();
        Map<String, Written> found = new LinkedHashMap<>();
        for (String name : names) {
            Subject subject = exactly(kind, name, language).orElseGet(() -> {
                String key = keyOf(kind, name);
                String other = written.get(key);
                boolean taken = other != null && !Spelling.letters(other).equals(Spelling.letters(name));
                return begun(kind, taken ? Spelling.apart(name) : key, name, language);
            });
            written.putIfAbsent(subject.key(), name);
            String own = KnownSubject.of(subject).nameIn(language);
            found.putIfAbsent(subject.key(), new Written(subject.key(), own == null ? name : own));
        }
        return List.copyOf(found.values());
    }

    /**
     * @param key any that it ever had
     * @return that of today, and its name in the language where that is known; empty when there is none
     */
    public Optional<Written> chosen(Kind kind, String key, Language language) {
        return subjects.find(kind, key).map(subject -> {
            KnownSubject known = KnownSubject.of(subject);
            return new Written(known.key(), known.nameFor(language, language));
        });
    }

    /** There is one with that key from here on; repeating is harmless. */
    public void keep(Kind kind, Written written, Language language) {
        begun(kind, written.key(), written.name(), language);
    }

    private Optional<Subject> exactly(Kind kind, String name, Language language) {
        String letters = Spelling.letters(name);
        List<Subject> spelled = subjects.spelled(kind, letters);
        return spelled.stream()
                .filter(one -> letters.equals(lettersOf(one, language)))
                .findFirst()
                .or(() -> spelled.stream().findFirst())
                .or(() -> byKey(kind, name));
    }

    private static String lettersOf(Subject subject, Language language) {
        String name = KnownSubject.of(subject).nameIn(language);
        return name == null ? "" : Spelling.letters(name);
    }

    /** A key that says no more than a name is not meant as a key: what is written {@code c} is not C++. */
    private Optional<Subject> byKey(Kind kind, String name) {
        return KEY.matcher(name).matches()
                ? subjects.find(kind, name)
                        .filter(one -> one.description().all().stream()
                                .noneMatch(other -> Spelling.words(other).equals(name)))
                : Optional.empty();
    }

    private String keyOf(Kind kind, String name) {
        String words = Spelling.words(name);
        Set<String> known = names(kind, words);
        if (known.isEmpty()
                || known.stream().anyMatch(other -> Spelling.letters(other).equals(Spelling.letters(name)))) {
            return words;
        }
        String apart = Spelling.apart(name);
        boolean same = known.stream().anyMatch(other -> Spelling.isSame(other, name));
        return same && names(kind, apart).isEmpty() ? words : apart;
    }

    private Set<String> names(Kind kind, String key) {
        Set<String> names = new HashSet<>();
        subjects.find(kind, key).ifPresent(one -> names.addAll(one.description().all()));
        uses.forEach(use -> names.addAll(use.names(kind, List.of(key))));
        return names;
    }

    private Subject begun(Kind kind, String key, String name, Language language) {
        return subjects.find(kind, key).orElseGet(() -> {
            Description said = kind == Kind.AUTHOR
                    ? new Description(Map.of(), name, null, null, null)
                    : new Description(Map.of(language.tag(), name), null, null, null, null);
            try {
                return subjects.add(Subject.begun(kind, key, said, List.of(), new Editor(clock.instant(), null)));
            } catch (DuplicateKeyException begunMeanwhile) {
                return subjects.find(kind, key).orElseThrow(() -> begunMeanwhile);
            }
        });
    }
}
