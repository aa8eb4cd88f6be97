package org.kiosque.recommendation.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class FacetStatesTest {

    @Test
    void isMadeOnceForEachStateOfAnIndexAndForgottenWithIt() throws Exception {
        var states = new FacetStates();
        try (var directory = new ByteBuffersDirectory();
                var writer = new IndexWriter(directory, new IndexWriterConfig())) {
            write(writer, "transport");
            DirectoryReader before = DirectoryReader.open(writer);
            var state = states.of(before, "tag");
            assertThat(states.of(before, "tag")).isSameAs(state);

            write(writer, "harbour");
            DirectoryReader after = DirectoryReader.openIfChanged(before);
            assertThat(states.of(after, "tag")).isNotSameAs(state);
            assertThat(states.of(before, "tag")).isSameAs(state);
            assertThat(states.size()).isEqualTo(2);

            before.close();
            assertThat(states.size()).isEqualTo(1);
            after.close();
            assertThat(states.size()).isZero();
        }
    }

    private static void write(IndexWriter writer, String tag) throws Exception {
        var document = new Document();
        document.add(new SortedSetDocValuesField("tag", new BytesRef(tag)));
        writer.addDocument(document);
    }
}
