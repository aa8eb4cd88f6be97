package org.kiosque.article.subjects;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.subjects.Subject.Description;
import org.kiosque.article.subjects.Subject.Editor;
import org.kiosque.article.subjects.SubjectException.InUseException;
import org.kiosque.article.subjects.SubjectException.NoSuchSubjectException;
import org.kiosque.article.subjects.SubjectException.StaleSubjectException;
import org.kiosque.article.subjects.SubjectException.TakenException;
import org.kiosque.article.subjects.SubjectException.TooManyKeysException;
import org.kiosque.article.subjects.SubjectException.TooManySectionsException;
import org.kiosque.common.answers.Changes;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** What editors do with tags, authors and sections. */
@Component
class SubjectDesk {

    /** Readers get all of them at once. */
    static final int MOST_SECTIONS = 100;

    private final Subjects subjects;
    private final List<SubjectUse> uses;
    private final Changes changes;

    SubjectDesk(Subjects subjects, List<SubjectUse> uses, Changes changes) {
        this.subjects = subjects;
        this.uses = uses;
        this.changes = changes;
    }

    /** @return in the order of their keys, at most one more than {@code limit} */
    List<Subject> list(Kind kind, String beginning, @Nullable String after, int limit) {
        return subjects.list(kind, beginning, after, limit);
    }

    /**
     * What articles have had since before there was more to say of it begins when it is first looked at.
     *
     * @param key its own, or a former one
     * @throws NoSuchSubjectException when nothing has ever had that key
     */
    Subject find(Kind kind, String key, Editor by) {
        return subjects.find(kind, key).or(() -> adopted(kind, key, by)).orElseThrow(NoSuchSubjectException::new);
    }

    private Optional<Subject> adopted(Kind kind, String key, Editor by) {
        Set<String> names = new TreeSet<>();
        uses.forEach(use -> names.addAll(use.names(kind, List.of(key))));
        if (names.isEmpty()) {
            return Optional.empty();
        }
        String name = kind == Kind.AUTHOR ? names.iterator().next() : null;
        var said = new Description(Map.of(), name, null, null, null);
        try {
            return Optional.of(subjects.add(Subject.begun(kind, key, said, names, new Editor(by.at(), null))));
        } catch (DuplicateKeyException adoptedMeanwhile) {
            return subjects.find(kind, key);
        }
    }

    /** @return all its keys but that of today */
    List<String> formerKeys(Subject subject) {
        return subjects.keysOf(KnownSubject.of(subject)).stream()
                .filter(key -> !key.equals(subject.key()))
                .sorted()
                .toList();
    }

    /**
     * @param key words of a name when null
     * @param retaken whether this may have been done already
     * @throws TakenException when another one has the key, or is a tag or section with a name of these in the same language
     * @throws TooManySectionsException when there are {@value #MOST_SECTIONS} already
     */
    Subject create(Kind kind, @Nullable String key, Description said, Editor by, boolean retaken) {
        String wanted = key == null ? Spelling.words(said.all().iterator().next()) : key;
        Optional<Subject> there = subjects.find(kind, wanted);
        if (there.isPresent()) {
            if (retaken && there.get().description().equals(said)) {
                return there.get();
            }
            throw new TakenException("/key", there.get().key());
        }
        if (kind == Kind.SECTION
                && subjects.list(kind, "", null, MOST_SECTIONS - 1).size() >= MOST_SECTIONS) {
            throw new TooManySectionsException();
        }
        requireOwnNames(kind, null, said);
        return changing("/key", wanted, () -> subjects.add(Subject.begun(kind, wanted, said, List.of(), by)));
    }

    /**
     * @param nextKey as it is when null; the one before leads to it from now on
     * @throws TakenException as at {@link #create}
     * @throws TooManyKeysException when it has had {@value Subjects#MOST_KEYS}
     */
    Subject change(Kind kind, String key, IfVersion ifMatch, @Nullable String nextKey, Description said, Editor by) {
        Subject before = fitting(kind, key, ifMatch, by);
        String wanted = nextKey == null ? before.key() : nextKey;
        Optional<Subject> holder = subjects.find(kind, wanted);
        if (holder.isPresent() && !holder.get().id().equals(before.id())) {
            throw new TakenException("/key", holder.get().key());
        }
        requireOwnNames(kind, before.id(), said);
        Subject after = before.changed(wanted, holder.isEmpty(), said, by);
        if (after.equals(before)) {
            return before;
        }
        if (after.keys().size() > before.keys().size()) {
            requireRoom(subjects.keysOf(KnownSubject.of(before)).size() + 1);
        }
        return changing("/key", wanted, () -> subjects.save(after));
    }

    /**
     * Makes one a part of another, which gets the names that it lacks. Repeating is harmless.
     *
     * @param into key of the other
     * @return the other
     * @throws TooManyKeysException when both together have more than {@value Subjects#MOST_KEYS}
     */
    Subject merge(Kind kind, String key, IfVersion ifMatch, String into, Editor by) {
        Subject one = find(kind, key, by);
        Subject other = find(kind, into, by);
        if (one.id().equals(other.id())) {
            return other;
        }
        requireFitting(one, ifMatch);
        requireRoom(subjects.keysOf(KnownSubject.of(one)).size()
                + subjects.keysOf(KnownSubject.of(other)).size());
        return changing("/into", into, () -> subjects.merge(one, other.with(one.description(), by), by));
    }

    /** @throws InUseException as long as articles have one of its keys */
    void delete(Kind kind, String key, IfVersion ifMatch, Editor by) {
        Subject subject = fitting(kind, key, ifMatch, by);
        List<String> keys = subjects.keysOf(KnownSubject.of(subject));
        if (uses.stream().anyMatch(use -> !use.names(kind, keys).isEmpty())) {
            throw new InUseException();
        }
        var _ = changing("/key", key, () -> {
            subjects.delete(subject);
            return subject;
        });
    }

    private Subject changing(String field, String key, Supplier<Subject> change) {
        try {
            return change.get();
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            throw new StaleSubjectException();
        } catch (DuplicateKeyException takenMeanwhile) {
            throw new TakenException(field, key);
        } finally {
            changes.of(KnownSubject.ANY);
        }
    }

    private Subject fitting(Kind kind, String key, IfVersion ifMatch, Editor by) {
        Subject subject = find(kind, key, by);
        requireFitting(subject, ifMatch);
        return subject;
    }

    private static void requireFitting(Subject subject, IfVersion ifMatch) {
        if (!ifMatch.fits(subject)) {
            throw new StaleSubjectException();
        }
    }

    private static void requireRoom(int keys) {
        if (keys > Subjects.MOST_KEYS) {
            throw new TooManyKeysException();
        }
    }

    /** Two authors may have one name, and one word may mean different things in two languages. */
    private void requireOwnNames(Kind kind, @Nullable String ownId, Description said) {
        said.names().forEach((language, name) -> {
            String letters = Spelling.letters(name);
            subjects.spelled(kind, letters).stream()
                    .filter(other -> !other.id().equals(ownId))
                    .filter(other ->
                            letters.equals(Spelling.letters(other.names().getOrDefault(language, ""))))
                    .findFirst()
                    .ifPresent(other -> {
                        throw new TakenException("/names/" + language, other.key());
                    });
        });
    }
}
