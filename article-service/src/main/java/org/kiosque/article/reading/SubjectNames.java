package org.kiosque.article.reading;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.reading.ReadingApi.Byline;
import org.kiosque.article.reading.ReadingApi.Portrait;
import org.kiosque.article.subjects.Kind;
import org.kiosque.article.subjects.KnownSubject;
import org.kiosque.article.subjects.Subjects;
import org.kiosque.common.events.Author;
import org.kiosque.common.events.Section;
import org.kiosque.common.events.Tag;
import org.kiosque.common.languages.Language;

/**
 * What is known of the tags, authors and sections of some articles. Copies keep what events told: the key and the name of that time.
 *
 * @param tags by the key that articles have
 * @param authors likewise
 * @param sections likewise
 */
record SubjectNames(
        Map<String, KnownSubject> tags, Map<String, KnownSubject> authors, Map<String, KnownSubject> sections) {

    /** Three queries at most, however many articles. */
    static SubjectNames of(Collection<ReadArticle> articles, Subjects subjects) {
        Set<String> tags = new HashSet<>();
        Set<String> authors = new HashSet<>();
        Set<String> sections = new HashSet<>();
        for (ReadArticle article : articles) {
            texts(article).forEach(text -> text.tags().forEach(tag -> tags.add(tag.key())));
            if (article.authors() != null) {
                article.authors().forEach(author -> authors.add(author.key()));
            }
            if (article.section() != null) {
                sections.add(article.section().key());
            }
        }
        return new SubjectNames(
                subjects.known(Kind.TAG, tags),
                subjects.known(Kind.AUTHOR, authors),
                subjects.known(Kind.SECTION, sections));
    }

    private static Stream<ReadArticle.Text> texts(ReadArticle article) {
        Stream<ReadArticle.Text> original = Stream.ofNullable(article.original());
        return article.translations() == null
                ? original
                : Stream.concat(
                        original,
                        article.translations().values().stream()
                                .flatMap(translation -> Stream.ofNullable(translation.text())));
    }

    /** @return each once, by its key of today, and as the newsroom calls it in that language */
    List<Tag> tagsOf(ReadArticle.Text text, Language language) {
        Map<String, Tag> current = new LinkedHashMap<>();
        for (Tag tag : text.tags()) {
            Tag shown = shown(tags.get(tag.key()), tag.key(), tag.name(), language, Tag::new);
            current.putIfAbsent(shown.key(), shown);
        }
        return List.copyOf(current.values());
    }

    /** @return each once, by their key of today, with the picture that the newsroom has of them */
    List<Byline> authorsOf(List<Author> told, Language language) {
        Map<String, Byline> current = new LinkedHashMap<>();
        for (Author author : told) {
            KnownSubject known = authors.get(author.key());
            Portrait portrait = known == null ? null : Portrait.of(known.portrait());
            Byline shown =
                    shown(known, author.key(), author.name(), language, (key, name) -> new Byline(key, name, portrait));
            current.putIfAbsent(shown.key(), shown);
        }
        return List.copyOf(current.values());
    }

    /**
     * @param otherwise the language in which it is named where the newsroom has no name in {@code language}
     * @return by its key of today; null where it is told of none
     */
    @Nullable Section sectionOf(@Nullable Section told, Language language, Language otherwise) {
        if (told == null) {
            return null;
        }
        KnownSubject known = sections.get(told.key());
        return known == null
                ? told
                : new Section(known.key(), known.names().isEmpty() ? told.name() : known.nameFor(language, otherwise));
    }

    private static <T> T shown(
            @Nullable KnownSubject known,
            String key,
            String name,
            Language language,
            BiFunction<String, String, T> made) {
        String own = known == null ? null : known.nameIn(language);
        return made.apply(known == null ? key : known.key(), own == null ? name : own);
    }

    /** @return another one after each change of what is known; empty where nothing is */
    String version() {
        var versions = new TreeMap<String, Long>();
        Stream.of(tags, authors, sections)
                .forEach(known -> known.values().forEach(one -> versions.put(one.id(), one.version())));
        if (versions.isEmpty()) {
            return "";
        }
        var checksum = new CRC32();
        checksum.update(versions.toString().getBytes(StandardCharsets.UTF_8));
        return "-" + Long.toHexString(checksum.getValue());
    }
}
