package org.kiosque.article.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.kiosque.article.editing.archive.ArchivedArticle;

/** A form in which all articles leave the platform. */
interface ExportFormat {

    /** As it is asked for. */
    String name();

    String mediaType();

    String fileName();

    /** Writes all, a few at a time; memory does not grow with what is written. */
    void write(AllArticles articles, OutputStream out) throws IOException;

    /** All articles by their ids, as many times as wanted, each time read anew. */
    interface AllArticles {

        /** Gives them in parts of some megabytes at most. */
        void inParts(Part part) throws IOException;

        /** Where the site is, such as {@code https://paper.example}; empty: addresses on it stay paths. */
        default String site() {
            return "";
        }
    }

    /** Some articles. */
    interface Part {

        void take(List<ArchivedArticle> articles) throws IOException;
    }
}
