package org.kiosque.article.reading;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.origins.Origins;
import org.kiosque.article.reading.ReadArticles.Selection;
import org.kiosque.article.reading.ReadArticles.Subject;
import org.kiosque.article.reading.ReadingException.ArticleWithdrawnException;
import org.kiosque.article.reading.ReadingException.NoSuchArticleException;
import org.kiosque.article.reading.ReadingException.NoSuchAuthorException;
import org.kiosque.article.subjects.Kind;
import org.kiosque.article.subjects.KnownSubject;
import org.kiosque.article.subjects.Subjects;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.events.Section;
import org.kiosque.common.languages.Language;
import org.kiosque.common.paging.Cursor;
import org.springframework.stereotype.Component;

/** Finds what is published. */
@Component
class PublishedArticles {

    private static final Duration COUNTS_LAST = Duration.ofSeconds(10);
    private static final int MOST_COUNTS = 200;
    private static final int MOST_SECTIONS = 100;

    private final ReadArticles articles;
    private final Origins origins;
    private final Subjects subjects;
    /** Counting reads every published article, and everybody may ask: once in a while is enough. */
    private final Cache<String, List<Subject>> counted;

    PublishedArticles(ReadArticles articles, Origins origins, Subjects subjects, InstantSource clock) {
        this.articles = articles;
        this.origins = origins;
        this.subjects = subjects;
        this.counted = Caffeine.newBuilder()
                .expireAfterWrite(COUNTS_LAST)
                .maximumSize(MOST_COUNTS)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /**
     * @param idOrSlug the id, or any words that end in a dash and the id, or the last part of its address in the system that
     *     had it before
     * @throws NoSuchArticleException when there is none, or readers were never to see it
     * @throws ArticleWithdrawnException when readers are no longer to see it
     */
    ReadArticle find(String idOrSlug) {
        ReadArticle found = Optional.of(ArticleSlug.idIn(idOrSlug))
                .filter(RandomId::isOne)
                .flatMap(articles::find)
                .or(() -> origins.articleAt(idOrSlug).flatMap(articles::find))
                .orElseThrow(NoSuchArticleException::new);
        if (found.live() == null) {
            throw new NoSuchArticleException();
        }
        if (!found.live()) {
            throw new ArticleWithdrawnException(found.withdrawnAt(), found.withdrawalReason());
        }
        return found;
    }

    /** What was published right before and after an article, in its section where it stands in one, without bodies. */
    Neighbours neighbours(ReadArticle article) {
        List<String> sections = Optional.ofNullable(article.section())
                .map(Section::key)
                .map(key -> subject(Kind.SECTION, key).map(this::keysOf).orElse(List.of(key)))
                .orElse(List.of());
        var place = new Cursor(Objects.requireNonNull(article.publishedAt()), article.id());
        return new Neighbours(
                articles.before(place, sections, 1).stream().findFirst().orElse(null),
                articles.after(place, sections, 1).stream().findFirst().orElse(null));
    }

    /** @return newest first, without bodies, at most one more than {@code limit} */
    List<ReadArticle> list(Selection selection, @Nullable Cursor after, int limit) {
        return articles.list(selection, after, limit);
    }

    /**
     * The texts of a few articles as readers of a language get them, as many of the first as fit together.
     *
     * @param asked null for each in its own
     */
    ListedTexts texts(List<ReadArticle> listed, @Nullable Language asked) {
        return ListedTexts.of(listed, asked, articles.texts(listed, asked), articles);
    }

    /** @return those of them that readers see, in that order, without bodies; at most {@code limit} */
    List<ReadArticle> inOrder(List<String> ids, int limit) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, ReadArticle> live =
                articles.live(ids).stream().collect(Collectors.toMap(ReadArticle::id, one -> one));
        return ids.stream()
                .filter(live::containsKey)
                .map(live::get)
                .limit(limit)
                .toList();
    }

    /**
     * @return the subjects of what is published, the most frequent first, named as in {@code language} where any article
     *     knows that name; up to ten seconds old
     */
    List<Subject> tags(Language language) {
        return counted.get(
                "tags " + language, _ -> current(Kind.TAG, articles.tags(language), tag -> tag.nameIn(language)));
    }

    /** @return who wrote what is published, the most frequent first; up to ten seconds old */
    List<Subject> authors() {
        return counted.get("authors", _ -> current(Kind.AUTHOR, articles.authors(), KnownSubject::name));
    }

    /** @return all sections in their order, with the number of published articles; up to ten seconds old */
    List<Subject> sections(Language language, Language otherwise) {
        List<Subject> counts = counted.get("sections", _ -> countedSections());
        Map<String, Long> byKey = counts.stream().collect(Collectors.toMap(Subject::key, Subject::count));
        return counted.get(
                "sections " + language,
                _ -> subjects.all(Kind.SECTION, MOST_SECTIONS).stream()
                        .map(known -> new Subject(
                                known.key(), known.nameFor(language, otherwise), byKey.getOrDefault(known.key(), 0L)))
                        .toList());
    }

    private List<Subject> countedSections() {
        List<Subject> found = articles.sections();
        Map<String, KnownSubject> known =
                subjects.known(Kind.SECTION, found.stream().map(Subject::key).toList());
        Map<String, Long> current = new HashMap<>();
        for (Subject one : found) {
            KnownSubject section = known.get(one.key());
            current.merge(section == null ? one.key() : section.key(), one.count(), Long::sum);
        }
        return current.entrySet().stream()
                .map(one -> new Subject(one.getKey(), one.getKey(), one.getValue()))
                .toList();
    }

    /** What was counted by the keys that articles have, by those of today. */
    private List<Subject> current(Kind kind, List<Subject> counted, Function<KnownSubject, @Nullable String> named) {
        Map<String, KnownSubject> known =
                subjects.known(kind, counted.stream().map(Subject::key).toList());
        Map<String, Subject> current = new LinkedHashMap<>();
        for (Subject one : counted) {
            KnownSubject subject = known.get(one.key());
            if (subject == null) {
                current.putIfAbsent(one.key(), one);
            } else {
                String name = Objects.requireNonNullElse(named.apply(subject), one.name());
                current.compute(
                        subject.key(),
                        (key, other) -> new Subject(
                                key,
                                other == null ? name : other.name(),
                                other == null ? one.count() : articles.count(kind, subjects.keysOf(subject))));
            }
        }
        return current.values().stream()
                .sorted(Comparator.comparingLong(Subject::count).reversed().thenComparing(Subject::key))
                .toList();
    }

    /** @return what the newsroom says of it, if that is anything yet */
    Optional<KnownSubject> subject(Kind kind, String key) {
        return Optional.ofNullable(subjects.known(kind, List.of(key)).get(key));
    }

    /** @return all keys by which articles may have it */
    List<String> keysOf(KnownSubject subject) {
        return subjects.keysOf(subject);
    }

    /** What the article leads to, for readers of the language. */
    LinkedArticles linked(ReadArticle article, Asked asked) {
        return LinkedArticles.of(ReadingApi.body(article, asked).html(), asked.language(), articles);
    }

    /** What is known of the tags, authors and sections of these articles. */
    SubjectNames names(List<ReadArticle> found) {
        return SubjectNames.of(found, subjects);
    }

    /**
     * @param key of an author, whether of today or a former one
     * @throws NoSuchAuthorException when nobody has it
     */
    Writer author(String key) {
        return subject(Kind.AUTHOR, key)
                .map(known -> new Writer(known, articles.count(Kind.AUTHOR, subjects.keysOf(known))))
                .or(() -> articles.names(Kind.AUTHOR, List.of(key)).stream()
                        .min(String::compareTo)
                        .map(name -> new Writer(
                                new KnownSubject(key, 0, key, Map.of(), name, Map.of(), null, null),
                                articles.count(Kind.AUTHOR, List.of(key)))))
                .orElseThrow(NoSuchAuthorException::new);
    }

    /** Each null where there is none. */
    record Neighbours(
            @Nullable ReadArticle earlier, @Nullable ReadArticle later) {

        List<ReadArticle> all() {
            return Stream.of(Optional.ofNullable(earlier), Optional.ofNullable(later))
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    /** @param articles number of published ones */
    record Writer(KnownSubject author, long articles) {}
}
