package org.kiosque.recommendation.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;
import org.kiosque.common.languages.Language;

/**
 * The texts of one language. Written by several threads, each text by one at a time, and searched by many; what was written is
 * found after the next {@link #refresh()}. Holds postings and the beginning of each text in mapped files.
 */
public final class LanguageIndex implements Closeable {

    /** Its id, stored, and to be sorted by. */
    public static final String ARTICLE = "article";

    public static final String TITLE = "title";
    public static final String LEAD = "lead";
    public static final String BODY = "body";
    /** The key of each: stored, to be searched and to be counted. */
    public static final String TAG = "tag";

    /** The key of each: stored, to be searched and to be counted. */
    public static final String AUTHOR = "author";

    /** Of publication, UTC: to be counted. */
    public static final String YEAR = "year";

    /** The title once more, with its words as they are. */
    public static final String HEADLINE = "headline";
    /** In milliseconds since 1970: stored, to be searched and to be sorted by. */
    public static final String PUBLISHED_AT = "publishedAt";

    private static final String KEY = "key";
    private static final String TEXT = "text";
    private static final String OPENING = "opening"; // title and lead, a line each
    private static final String READABLE = "readable";

    /** Of a text, in UTF-16 units, at most three bytes each: what a field of its kind can hold, and enough to show from. */
    private static final int LONGEST_TEXT = 10_000;

    private static final double WRITE_BUFFER_MB = 16;

    /** Of which parts are shown: where each word stands is looked up, not found by reading the text again. */
    private static final FieldType SHOWN_WORDS = shownWords();

    private final MMapDirectory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Analyzer analyzer;

    /** @param folder that nobody else uses; what is in it is dropped */
    LanguageIndex(Language language, Path folder) throws IOException {
        analyzer = new PerFieldAnalyzerWrapper(Analyzers.of(language), Map.of(HEADLINE, Analyzers.ofWholeWords()));
        directory = new MMapDirectory(folder);
        writer = new IndexWriter(
                directory,
                new IndexWriterConfig(analyzer)
                        .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
                        .setRAMBufferSizeMB(WRITE_BUFFER_MB)
                        .setCommitOnClose(false));
        searchers = new SearcherManager(writer, null);
    }

    private static FieldType shownWords() {
        var type = new FieldType(TextField.TYPE_NOT_STORED);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        type.freeze();
        return type;
    }

    /** @param first whether there was never one with its key, so that nothing has to be looked for and replaced */
    void put(IndexedText text, boolean readable, boolean first) throws IOException {
        var document = new Document();
        document.add(new StringField(KEY, text.key(), Field.Store.NO));
        document.add(new StringField(ARTICLE, text.articleId(), Field.Store.YES));
        document.add(new SortedDocValuesField(ARTICLE, new BytesRef(text.articleId())));
        document.add(new TextField(TITLE, text.title(), Field.Store.NO));
        document.add(new TextField(HEADLINE, text.title(), Field.Store.NO));
        document.add(new TextField(LEAD, text.lead(), Field.Store.NO));
        document.add(new Field(BODY, text.body(), SHOWN_WORDS));
        addKeys(document, TAG, text.tags());
        addKeys(document, AUTHOR, text.authors());
        document.add(new NumericDocValuesField(
                YEAR, text.publishedAt().atOffset(ZoneOffset.UTC).getYear()));
        document.add(new BinaryDocValuesField(OPENING, new BytesRef(beginning(text.title() + "\n" + text.lead()))));
        document.add(new BinaryDocValuesField(TEXT, new BytesRef(beginning(text.body()))));
        document.add(new LongField(PUBLISHED_AT, text.publishedAt().toEpochMilli(), Field.Store.YES));
        document.add(new NumericDocValuesField(READABLE, readable ? 1 : 0));
        if (first) {
            writer.addDocument(document);
        } else {
            writer.updateDocument(new Term(KEY, text.key()), document);
        }
    }

    private static void addKeys(Document document, String field, List<String> keys) {
        for (String key : new LinkedHashSet<>(keys)) {
            document.add(new StringField(field, key, Field.Store.YES));
            document.add(new SortedSetDocValuesField(field, new BytesRef(key)));
        }
    }

    private static String beginning(String body) {
        if (body.length() <= LONGEST_TEXT) {
            return body;
        }
        boolean pairCut = Character.isHighSurrogate(body.charAt(LONGEST_TEXT - 1));
        return body.substring(0, pairCut ? LONGEST_TEXT - 1 : LONGEST_TEXT);
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

    /** The searcher is lent for this question alone. */
    <T> T ask(Question<IndexSearcher, T> question) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return question.ask(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    /** Finds the texts that readers may see now. */
    public static Query isReadable() {
        return NumericDocValuesField.newSlowExactQuery(READABLE, 1);
    }

    /** @param found with its stored fields */
    public static Instant publishedAt(Document found) {
        return Instant.ofEpochMilli(found.getField(PUBLISHED_AT).numericValue().longValue());
    }

    /** @return what readers see of a found text without markup: its first 10,000 characters; empty when it has none */
    public static String text(IndexSearcher searcher, int document) throws IOException {
        return value(TEXT, searcher, document);
    }

    /** @return title, lead and text of a found one, by field: the first 10,000 characters of title and lead, and of the text */
    public static Map<String, String> words(IndexSearcher searcher, int document) throws IOException {
        String opening = opening(searcher, document);
        int endOfTitle = Math.max(0, opening.indexOf('\n'));
        return Map.of(
                TITLE, opening.substring(0, endOfTitle),
                LEAD, opening.substring(endOfTitle),
                BODY, text(searcher, document));
    }

    /** @return title and lead of a found text, a line each: the first 10,000 characters */
    static String opening(IndexSearcher searcher, int document) throws IOException {
        return value(OPENING, searcher, document);
    }

    private static String value(String field, IndexSearcher searcher, int document) throws IOException {
        LeafReaderContext leaf =
                searcher.getLeafContexts().get(ReaderUtil.subIndex(document, searcher.getLeafContexts()));
        var values = leaf.reader().getBinaryDocValues(field);
        return values != null && values.advanceExact(document - leaf.docBase)
                ? values.binaryValue().utf8ToString()
                : "";
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
