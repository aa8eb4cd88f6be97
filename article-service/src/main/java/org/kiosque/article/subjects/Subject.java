package org.kiosque.article.subjects;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.Image;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A tag, an author or a section. Every key that it ever had stays its own.
 *
 * @param id its first key, qualified by its kind, so that two replicas cannot make the same one twice
 * @param version counts the stored changes; null before the first
 * @param key its key now
 * @param keys all keys that it has or had, each qualified by the kind
 * @param names of a tag or section, by language; empty of an author
 * @param name of an author, in all languages; null of others
 * @param spellings what an editor may write for it, as {@link Spelling#letters} has it
 * @param biographies of an author, by language; null of others
 * @param portrait null where there is none
 * @param position of a section among all; null of others, and of one that has none
 * @param into id of the subject that it has become a part of; null while it is its own
 * @param changedBy null while it is as it came with an article
 */
@Document(Subjects.COLLECTION)
record Subject(
        @Id String id,
        @Version @Nullable Long version,
        Kind kind,
        String key,
        List<String> keys,
        Map<String, String> names,
        @Nullable String name,
        List<String> spellings,
        @Nullable Map<String, String> biographies,
        @Nullable Portrait portrait,
        @Nullable Integer position,
        @Nullable String into,
        Instant changedAt,
        @Nullable String changedBy) {

    Subject {
        keys = List.copyOf(keys);
        names = names == null ? Map.of() : names;
        spellings = List.copyOf(spellings);
    }

    /** @param image as it was when it was chosen: images never change */
    record Portrait(String mediaId, Image image) {}

    /**
     * What editors say of one.
     *
     * @param names in the order in which they were given
     */
    record Description(
            Map<String, String> names,
            @Nullable String name,
            @Nullable Map<String, String> biographies,
            @Nullable Portrait portrait,
            @Nullable Integer position) {

        /** All that it is called. */
        Set<String> all() {
            var all = new LinkedHashSet<>(names.values());
            if (name != null) {
                all.add(name);
            }
            return all;
        }
    }

    /** @param name null of whoever wrote an article that has it */
    record Editor(Instant at, @Nullable String name) {}

    /** @param written for it before */
    static Subject begun(Kind kind, String key, Description said, Collection<String> written, Editor by) {
        String qualified = kind.qualified(key);
        return new Subject(
                qualified,
                null,
                kind,
                key,
                List.of(qualified),
                said.names(),
                said.name(),
                spellingsOf(said, written.stream().map(Spelling::letters).toList()),
                said.biographies(),
                said.portrait(),
                said.position(),
                null,
                by.at(),
                by.name());
    }

    /** @return this, with what it lacks and {@code other} has */
    Subject with(Description other, Editor by) {
        var all = new LinkedHashMap<>(other.names());
        all.putAll(names);
        Map<String, String> lives = other.biographies();
        if (biographies != null && lives != null) {
            lives = new LinkedHashMap<>(lives);
            lives.putAll(biographies);
        }
        return changed(
                key,
                false,
                new Description(
                        kind == Kind.AUTHOR ? names : all,
                        name,
                        lives == null ? biographies : lives,
                        portrait == null ? other.portrait() : portrait,
                        position == null ? other.position() : position),
                by);
    }

    Description description() {
        return new Description(names, name, biographies, portrait, position);
    }

    /**
     * @param nextKey the one before stays as well
     * @param fresh false when it leads here already, perhaps as that of one that was merged into this
     */
    Subject changed(String nextKey, boolean fresh, Description said, Editor by) {
        if (nextKey.equals(key) && said.equals(description())) {
            return this;
        }
        var all = new LinkedHashSet<>(keys);
        if (fresh) {
            all.add(kind.qualified(nextKey));
        }
        return new Subject(
                id,
                version,
                kind,
                nextKey,
                List.copyOf(all),
                said.names(),
                said.name(),
                spellingsOf(said, spellings), // what was once written for it is still found
                said.biographies(),
                said.portrait(),
                said.position(),
                into,
                by.at(),
                by.name());
    }

    Subject mergedInto(String other, Editor by) {
        return new Subject(
                id,
                version,
                kind,
                key,
                keys,
                names,
                name,
                spellings,
                biographies,
                portrait,
                position,
                other,
                by.at(),
                by.name());
    }

    private static List<String> spellingsOf(Description said, List<String> before) {
        var all = new LinkedHashSet<>(before);
        said.all().forEach(one -> all.add(Spelling.letters(one)));
        List<String> some = new ArrayList<>(all);
        int tooMany = Math.max(0, some.size() - Subjects.MOST_SPELLINGS);
        return List.copyOf(some.subList(tooMany, some.size()));
    }
}
