package org.kiosque.recommendation.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleEvent;
import org.kiosque.common.events.ArticlePublished;
import org.kiosque.common.events.ArticleRevised;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.ArticleWithdrawn;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.languages.Language;

/**
 * The texts of all articles, an index for each language. It is built from events alone, in whatever order the two topics
 * come; repeated and late events change nothing. One thread applies events, any number may ask. Texts are analysed and written on
 * threads of its own, which {@link #refresh} waits for.
 */
public final class ArticleIndex implements Closeable {

    /** Whose texts are what the meaning of articles is known by: models know it best, and most articles are translated into it. */
    public static final Language MEANING_IN = Language.of("en");

    private final Path folder;
    private final Lanes lanes = Lanes.open();
    private final MeaningIndex meanings;

    /** Whose meaning may have changed, and is not to be asked for yet; of the one thread that applies events. */
    private final Set<String> changed = new HashSet<>();

    /** Whose meaning may have changed; guarded by itself. */
    private final Set<String> unknown = new LinkedHashSet<>();

    private final Map<Language, LanguageIndex> languages = new ConcurrentHashMap<>();
    private final Map<String, Known> articles = new ConcurrentHashMap<>();
    private final Map<String, Long> translations = new HashMap<>();

    /** @param language of the original, kept while withdrawn; null when it was never seen published */
    private record Known(
            long sequence, boolean live, @Nullable Language language) {}

    /** @param folder empty, and nobody else's */
    public ArticleIndex(Path folder) throws IOException {
        this.folder = folder;
        this.meanings = new MeaningIndex(folder.resolve("vectors"));
    }

    /** @return false when this or something newer was applied before */
    public boolean apply(ArticleEvent event, long sequence) throws IOException {
        Known known = articles.get(event.articleId());
        if (known != null && sequence <= known.sequence()) {
            return false;
        }
        switch (event) {
            case ArticlePublished(ArticleSnapshot article) -> show(article, sequence, known);
            case ArticleRevised(ArticleSnapshot article) -> show(article, sequence, known);
            case ArticleWithdrawn withdrawn -> hide(withdrawn.articleId(), sequence, known);
        }
        return true;
    }

    /** @return false when this or something newer was applied before */
    public boolean apply(TranslatedArticle translation, long sequence) throws IOException {
        Language language = Language.of(translation.language());
        String id = translation.articleId() + ":" + language;
        Long known = translations.get(id);
        if (known != null && sequence <= known) {
            return false;
        }
        Known article = articles.get(translation.articleId());
        boolean readable = article != null && article.live() && !language.equals(article.language());
        put(language, IndexedText.of(translation), readable, known == null);
        if (language.equals(MEANING_IN)) {
            changed.add(translation.articleId());
        }
        translations.put(id, sequence);
        return true;
    }

    /**
     * Readers no longer get this translation by itself: it is not to be found.
     *
     * @return false when this or something newer was applied before
     */
    public boolean remove(TranslatedArticle translation, long sequence) throws IOException {
        Language language = Language.of(translation.language());
        String id = translation.articleId() + ":" + language;
        Long known = translations.get(id);
        if (known != null && sequence <= known) {
            return false;
        }
        if (known != null) {
            remove(language, translation.articleId(), IndexedText.translationOf(translation.articleId()));
        }
        translations.put(id, sequence);
        return true;
    }

    private void show(ArticleSnapshot article, long sequence, @Nullable Known known) throws IOException {
        String id = article.articleId();
        Language original = Language.of(article.language());
        if (known != null && known.language() != null && !known.language().equals(original)) {
            remove(known.language(), id, IndexedText.originalOf(id));
        }
        put(original, IndexedText.of(article), true, known == null);
        markTranslations(id, original);
        if (original.equals(MEANING_IN) || translations.containsKey(id + ":" + MEANING_IN)) {
            changed.add(id);
        }
        articles.put(id, new Known(sequence, true, original));
    }

    private void hide(String id, long sequence, @Nullable Known known) throws IOException {
        Language original = known == null ? null : known.language();
        if (original != null) {
            remove(original, id, IndexedText.originalOf(id));
        }
        markTranslations(id, null);
        meanings.remove(id);
        changed.add(id);
        articles.put(id, new Known(sequence, false, original));
    }

    /** @param original language in which the original can be read; null when the article cannot be read at all */
    private void markTranslations(String id, @Nullable Language original) throws IOException {
        for (var language : languages.entrySet()) {
            if (translations.containsKey(id + ":" + language.getKey())) {
                boolean readable = original != null && !language.getKey().equals(original);
                LanguageIndex index = language.getValue();
                lanes.write(id, () -> index.mark(IndexedText.translationOf(id), readable));
            }
        }
    }

    /** Lets everything that was applied so far be found. */
    public void refresh() throws IOException {
        lanes.await();
        for (LanguageIndex language : languages.values()) {
            language.refresh();
        }
        meanings.refresh();
        giveBack(changed);
        changed.clear();
    }

    /**
     * Hands out articles whose meaning has to be looked at (again). Safe for use by any thread.
     *
     * @return ids, at most so many, longest known first; handed out once, unless {@linkplain #giveBack given back}
     */
    public List<String> takeUnknown(int atMost) {
        synchronized (unknown) {
            List<String> taken = new ArrayList<>();
            for (Iterator<String> ids = unknown.iterator(); ids.hasNext() && taken.size() < atMost; ids.remove()) {
                taken.add(ids.next());
            }
            return taken;
        }
    }

    /** Of what was {@linkplain #takeUnknown taken}, those that nobody could look at yet. */
    public void giveBack(Collection<String> articleIds) {
        synchronized (unknown) {
            unknown.addAll(articleIds);
        }
    }

    /** @return how many wait for somebody to look at their meaning */
    public int unknown() {
        synchronized (unknown) {
            return unknown.size();
        }
    }

    /**
     * What an article's meaning is to be known by.
     *
     * @return title and lead, a line each, then the text; empty when it cannot be read in {@link #MEANING_IN}
     */
    public Optional<String> telling(String articleId) throws IOException {
        return ask(MEANING_IN, searcher -> {
            var text = new BooleanQuery.Builder()
                    .add(new TermQuery(new Term(LanguageIndex.ARTICLE, articleId)), Occur.FILTER)
                    .add(LanguageIndex.isReadable(), Occur.FILTER)
                    .build();
            for (ScoreDoc found : searcher.search(text, 1).scoreDocs) {
                return Optional.of(
                        LanguageIndex.opening(searcher, found.doc) + "\n" + LanguageIndex.text(searcher, found.doc));
            }
            return Optional.empty();
        });
    }

    /** @return whether readers could have it once, or should have, and no longer can */
    public boolean isWithdrawn(String articleId) {
        Known known = articles.get(articleId);
        return known != null && !known.live();
    }

    /** Safe for use by any thread; asked of after {@link #showMeanings}. */
    public void mean(String articleId, byte[] vector) throws IOException {
        meanings.put(articleId, vector);
        Known known = articles.get(articleId);
        if (known == null || !known.live()) { // withdrawn meanwhile
            meanings.remove(articleId);
        }
    }

    /** Lets what was said of meanings so far be asked for. Safe for use by any thread. */
    public void showMeanings() throws IOException {
        meanings.refresh();
    }

    /** About {@link MeaningIndex}; the searcher is lent for this question alone. */
    public <T> T askMeanings(Question<IndexSearcher, T> question) throws IOException {
        return meanings.ask(question);
    }

    /** @return empty when there is no text in that language, or no answer */
    public <T> Optional<T> ask(Language language, Question<IndexSearcher, Optional<T>> question) throws IOException {
        LanguageIndex index = languages.get(language);
        return index == null ? Optional.empty() : index.ask(question);
    }

    /** @return empty for an article that was never seen published */
    public Optional<Language> originalLanguage(String articleId) {
        return Optional.ofNullable(articles.get(articleId)).map(Known::language);
    }

    /** @return how many texts there are in each language, hidden ones included */
    public Map<Language, Integer> documents() {
        Map<Language, Integer> documents = new HashMap<>();
        languages.forEach((language, index) -> documents.put(language, index.documents()));
        return documents;
    }

    private void put(Language language, IndexedText text, boolean readable, boolean first) throws IOException {
        LanguageIndex index = in(language);
        lanes.write(text.articleId(), () -> index.put(text, readable, first));
    }

    private void remove(Language language, String articleId, String key) throws IOException {
        LanguageIndex index = in(language);
        lanes.write(articleId, () -> index.remove(key));
    }

    private LanguageIndex in(Language language) throws IOException {
        LanguageIndex index = languages.get(language);
        if (index == null) {
            index = new LanguageIndex(language, folder.resolve("language-" + language));
            languages.put(language, index);
        }
        return index;
    }

    @Override
    public void close() throws IOException {
        List<Closeable> all = new ArrayList<>();
        all.add(lanes);
        all.addAll(languages.values());
        all.add(meanings);
        IOUtils.close(all); // all of them, also when one fails
    }
}
