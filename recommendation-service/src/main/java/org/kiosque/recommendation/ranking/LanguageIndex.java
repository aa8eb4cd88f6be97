package org.kiosque.recommendation.ranking;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.MMapDirectory;
import org.kiosque.common.languages.Language;

/**
 * The texts of one language. Written by one thread, searched by many; what was written is found after the next
 * {@link #refresh()}. Holds postings and term vectors in mapped files, no text.
 */
final class LanguageIndex implements Closeable {

    static final String KEY = "key";
    static final String ARTICLE = "article";
    static final String TITLE = "title";
    static final String LEAD = "lead";
    static final String BODY = "body";
    static final String TAG = "tag";
    private static final String PUBLISHED_AT = "publishedAt";
    private static final String READABLE = "readable";

    private static final double WRITE_BUFFER_MB = 16;
    private static final FieldType WORDS = words();

    private final MMapDirectory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Analyzer analyzer;

    /** @param folder that nobody else uses; what is in it is dropped */
    LanguageIndex(Language language, Path folder) throws IOException {
        analyzer = Analyzers.of(language);
        directory = new MMapDirectory(folder);
        writer = new IndexWriter(
                directory,
                new IndexWriterConfig(analyzer)
                        .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
                        .setRAMBufferSizeMB(WRITE_BUFFER_MB)
                        .setCommitOnClose(false));
        searchers = new SearcherManager(writer, null);
    }

    private static FieldType words() {
        var type = new FieldType(TextField.TYPE_NOT_STORED);
        type.setStoreTermVectors(true); // to know an article's words without keeping or parsing its text again
        type.freeze();
        return type;
    }

    void put(IndexedText text, boolean readable) throws IOException {
        var document = new Document();
        document.add(new StringField(KEY, text.key(), Field.Store.NO));
        document.add(new StringField(ARTICLE, text.articleId(), Field.Store.YES));
        document.add(new Field(TITLE, text.title(), WORDS));
        document.add(new Field(LEAD, text.lead(), WORDS));
        document.add(new Field(BODY, text.body(), WORDS));
        text.tags().forEach(tag -> document.add(new StringField(TAG, tag, Field.Store.YES)));
        document.add(new StoredField(PUBLISHED_AT, text.publishedAt().toEpochMilli()));
        document.add(new NumericDocValuesField(READABLE, readable ? 1 : 0));
        writer.updateDocument(new Term(KEY, text.key()), document);
    }

    void remove(String key) throws IOException {
        writer.deleteDocuments(new Term(KEY, key));
    }

    /** Shows or hides a text, if there is one. */
    void mark(String key, boolean readable) throws IOException {
        writer.updateNumericDocValue(new Term(KEY, key), READABLE, readable ? 1 : 0);
    }

    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    int documents() {
        return writer.getDocStats().numDocs;
    }

    /** @return empty when the article cannot be read in this language */
    Optional<List<Candidate>> similarTo(String articleId, int atMost) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            TopDocs itself = searcher.search(readable(new TermQuery(new Term(ARTICLE, articleId))), 1);
            if (itself.scoreDocs.length == 0) {
                return Optional.empty();
            }
            int document = itself.scoreDocs[0].doc;
            var itsSubject = new Subject(searcher.getIndexReader(), analyzer);
            BooleanQuery words = itsSubject.words(document);
            Query subject = itsSubject.wordsAndTags(document, words, ownScore(searcher, words, articleId));
            double most = ownScore(searcher, subject, articleId);
            if (most <= 0) {
                return Optional.of(List.of());
            }
            var others = new BooleanQuery.Builder()
                    .add(subject, Occur.MUST)
                    .add(isReadable(), Occur.FILTER)
                    .add(new TermQuery(new Term(ARTICLE, articleId)), Occur.MUST_NOT)
                    .build();
            var candidates = new ArrayList<Candidate>();
            StoredFields stored = searcher.storedFields();
            for (ScoreDoc hit : searcher.search(others, atMost).scoreDocs) {
                Document found = stored.document(hit.doc);
                Number publishedAt = found.getField(PUBLISHED_AT).numericValue();
                candidates.add(new Candidate(
                        found.get(ARTICLE), hit.score / most, Instant.ofEpochMilli(publishedAt.longValue())));
            }
            return Optional.of(List.copyOf(candidates));
        } finally {
            searchers.release(searcher);
        }
    }

    /** What the article scores against its own words: the measure of all others. */
    private static double ownScore(IndexSearcher searcher, Query subject, String articleId) throws IOException {
        var itself = new BooleanQuery.Builder()
                .add(subject, Occur.MUST)
                .add(new TermQuery(new Term(ARTICLE, articleId)), Occur.FILTER)
                .add(isReadable(), Occur.FILTER)
                .build();
        ScoreDoc[] hits = searcher.search(itself, 1).scoreDocs;
        return hits.length == 0 ? 0 : hits[0].score;
    }

    private static Query readable(Query query) {
        return new BooleanQuery.Builder()
                .add(query, Occur.FILTER)
                .add(isReadable(), Occur.FILTER)
                .build();
    }

    private static Query isReadable() {
        return NumericDocValuesField.newSlowExactQuery(READABLE, 1);
    }

    @Override
    public void close() throws IOException {
        try (directory;
                analyzer;
                searchers) {
            writer.rollback(); // nothing is kept
        }
    }
}
