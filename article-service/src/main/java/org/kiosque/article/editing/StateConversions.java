package org.kiosque.article.editing;

import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.kiosque.article.editing.ArticleState.Draft;
import org.kiosque.article.editing.ArticleState.InReview;
import org.kiosque.article.editing.ArticleState.Published;
import org.kiosque.article.editing.ArticleState.Scheduled;
import org.kiosque.article.editing.ArticleState.Unseen;
import org.kiosque.article.editing.ArticleState.Withdrawn;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;

/** How an article's state is stored: under its own name, not a class's, which may change. */
final class StateConversions {

    private StateConversions() {}

    static List<Converter<?, ?>> all() {
        return List.of(new Write(), new Read());
    }

    @WritingConverter
    private static final class Write implements Converter<ArticleState, Document> {

        @Override
        public Document convert(ArticleState state) {
            var document = new Document("name", state.name());
            return switch (state) {
                case Unseen _ -> document;
                case Published(var since) -> document.append("since", Date.from(since));
                case Withdrawn(var at, var reason) ->
                    document.append("at", Date.from(at)).append("reason", reason);
            };
        }
    }

    @ReadingConverter
    private static final class Read implements Converter<Document, ArticleState> {

        @Override
        public ArticleState convert(Document document) {
            String name = document.getString("name");
            return switch (name) {
                case "draft" -> new Draft();
                case "in-review" -> new InReview();
                case "scheduled" -> new Scheduled();
                case "published" -> new Published(document.getDate("since").toInstant());
                case "withdrawn" -> new Withdrawn(document.getDate("at").toInstant(), document.getString("reason"));
                default -> throw new IllegalStateException("no state of an article: " + name);
            };
        }
    }
}
