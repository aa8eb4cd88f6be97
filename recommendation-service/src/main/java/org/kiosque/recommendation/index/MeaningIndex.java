package org.kiosque.recommendation.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnByteVectorField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.MMapDirectory;

/**
 * What articles mean, each as one vector whatever its languages; in mapped files, with a graph of neighbours (HNSW). What
 * was written is found after the next {@link #refresh()}. Safe for use by several threads.
 */
public final class MeaningIndex implements Closeable {

    /** Its id, stored. */
    public static final String ARTICLE = "article";

    /** A byte for each dimension: only the direction counts. */
    public static final String VECTOR = "vector";

    private static final double WRITE_BUFFER_MB = 16;

    private final MMapDirectory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    /** @param folder that nobody else uses; what is in it is dropped */
    MeaningIndex(Path folder) throws IOException {
        directory = new MMapDirectory(folder);
        writer = new IndexWriter(
                directory,
                new IndexWriterConfig()
                        .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
                        .setRAMBufferSizeMB(WRITE_BUFFER_MB)
                        .setCommitOnClose(false));
        searchers = new SearcherManager(writer, null);
    }

    void put(String articleId, byte[] vector) throws IOException {
        var document = new Document();
        document.add(new StringField(ARTICLE, articleId, Field.Store.YES));
        document.add(new KnnByteVectorField(VECTOR, vector, VectorSimilarityFunction.COSINE));
        writer.updateDocument(new Term(ARTICLE, articleId), document);
    }

    void remove(String articleId) throws IOException {
        writer.deleteDocuments(new Term(ARTICLE, articleId));
    }

    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
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

    @Override
    public void close() throws IOException {
        try (directory;
                searchers) {
            writer.rollback(); // nothing is kept
        }
    }
}
