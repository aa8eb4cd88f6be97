package org.kiosque.recommendation.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.search.IndexSearcher;
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
 * come; repeated and late events change nothing. One thread applies events, any number may ask.
 */
public final class ArticleIndex implements Closeable {

    private final Path folder;
    private final Map<Language, LanguageIndex> languages = new ConcurrentHashMap<>();
    private final Map<String, Known> articles = new ConcurrentHashMap<>();
    private final Map<String, Long> translations = new HashMap<>();

    /** @param language of the original, kept while withdrawn; null when it was never seen published */
    private record Known(
            long sequence, boolean live, @Nullable Language language) {}

    /** @param folder empty, and nobody else's */
    public ArticleIndex(Path folder) {
        this.folder = folder;
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
        in(language).put(IndexedText.of(translation), readable);
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
            in(language).remove(IndexedText.translationOf(translation.articleId()));
        }
        translations.put(id, sequence);
        return true;
    }

    private void show(ArticleSnapshot article, long sequence, @Nullable Known known) throws IOException {
        String id = article.articleId();
        Language original = Language.of(article.language());
        if (known != null && known.language() != null && !known.language().equals(original)) {
            in(known.language()).remove(IndexedText.originalOf(id));
        }
        in(original).put(IndexedText.of(article), true);
        markTranslations(id, original);
        articles.put(id, new Known(sequence, true, original));
    }

    private void hide(String id, long sequence, @Nullable Known known) throws IOException {
        Language original = known == null ? null : known.language();
        if (original != null) {
            in(original).remove(IndexedText.originalOf(id));
        }
        markTranslations(id, null);
        articles.put(id, new Known(sequence, false, original));
    }

    /** @param original language in which the original can be read; null when the article cannot be read at all */
    private void markTranslations(String id, @Nullable Language original) throws IOException {
        for (var language : languages.entrySet()) {
            if (translations.containsKey(id + ":" + language.getKey())) {
                boolean readable = original != null && !language.getKey().equals(original);
                language.getValue().mark(IndexedText.translationOf(id), readable);
            }
        }
    }

    /** Lets everything that was applied so far be found. */
    public void refresh() throws IOException {
        for (LanguageIndex language : languages.values()) {
            language.refresh();
        }
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
        IOUtils.close(languages.values()); // all of them, also when one fails
    }
}
