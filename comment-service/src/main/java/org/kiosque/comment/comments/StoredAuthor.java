package org.kiosque.comment.comments;

import java.util.List;
import org.bson.Document;
import org.kiosque.comment.comments.IncomingComment.Author;
import org.kiosque.comment.privacy.MailboxSeal;
import org.kiosque.comment.privacy.MailboxSeal.Sealed;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;

/**
 * A writer as stored: {@code {name, email, sealed, key}}, with the e-mail address encrypted in {@code sealed} and its keyed hash in
 * {@code email}. Before there were keys, the address itself stood in {@code email}, alone; where it was erased, nothing does.
 */
final class StoredAuthor {

    /** What a comment is found by: see {@link MailboxSeal#names}. */
    static final String EMAIL = "author.email";

    static final String SEALED = "author.sealed";

    static final String KEY = "author.key";

    /** The name of no key: there is nothing to be sealed. */
    static final String NONE = "none";

    private StoredAuthor() {}

    static List<Converter<?, ?>> converters(MailboxSeal seal) {
        return List.of(new Writer(seal), new Reader(seal));
    }

    @WritingConverter
    private record Writer(MailboxSeal seal) implements Converter<Author, Document> {

        @Override
        public Document convert(Author author) {
            var document = new Document("name", author.name());
            if (author.email().isEmpty()) {
                return document.append("email", "").append("key", NONE);
            }
            Sealed sealed = seal.seal(author.email());
            return document.append("email", sealed.hash())
                    .append("sealed", sealed.text())
                    .append("key", sealed.key());
        }
    }

    @ReadingConverter
    private record Reader(MailboxSeal seal) implements Converter<Document, Author> {

        @Override
        public Author convert(Document document) {
            String sealed = document.getString("sealed");
            return new Author(
                    document.getString("name"),
                    sealed == null ? document.getString("email") : seal.open(sealed, document.getString("key")));
        }
    }
}
