package org.kiosque.article.reading;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Samples;
import org.kiosque.article.markdown.Rendering;
import org.kiosque.common.answers.Changes;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.languages.Language;
import org.springframework.data.mongodb.core.MongoOperations;

class ReadCopiesTest {

    private static final String ID = Samples.GOLDEN_ID;
    private static final Language ENGLISH = Language.of("en");

    private final ReadArticles articles = mock(ReadArticles.class);
    private final ReadCopies copies = new ReadCopies(
            articles,
            new Rendering(),
            new RenderingAttempts(mock(MongoOperations.class)),
            new Changes(Duration.ofMinutes(1)));

    @Test
    void whatIsNewsIsWritten() {
        when(articles.lacks(ID, 2)).thenReturn(true);
        when(articles.lacks(ID, ENGLISH, 3)).thenReturn(true);
        copies.apply(Samples.revised(ID), 2);
        copies.apply(Samples.translated(ID), 3);
        verify(articles).show(any(ArticleSnapshot.class), any(), any(), anyLong());
        verify(articles).show(any(TranslatedArticle.class), anyBoolean(), any(), any(), anyLong());
    }

    @Test
    void whatIsKnownAlreadyIsNotPreparedAgain() {
        copies.apply(Samples.revised(ID), 2);
        copies.apply(Samples.translated(ID), 3);
        verify(articles, never()).show(any(ArticleSnapshot.class), any(), any(), anyLong());
        verify(articles, never()).show(any(TranslatedArticle.class), anyBoolean(), any(), any(), anyLong());
    }
}
