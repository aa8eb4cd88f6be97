package org.kiosque.article.reading;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.kiosque.common.answers.Subjects;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;

/** What an answer to readers tells of, so that it may be kept until that changes. */
final class KeptReads {

    /** Any list: which articles there are, and what their cards say. */
    static final String LISTS = "lists";

    private static final long NONE_YET = -1;

    private KeptReads() {}

    static String article(String id) {
        return id;
    }

    static String translation(String id, String language) {
        return id + "/" + language;
    }

    static String comments(String id) {
        return id + "/comments";
    }

    /** The answer is one article, as its read copy is. */
    static void tell(HttpServletRequest request, ReadArticle article, SiteLanguages site) {
        Subjects subjects = Subjects.of(request)
                .add(article(article.id()), sequence(article))
                .add(comments(article.id()));
        Map<String, ReadArticle.Translation> translations =
                article.translations() == null ? Map.of() : article.translations();
        for (Language language : site.languages()) {
            ReadArticle.Translation translation = translations.get(language.tag());
            subjects.add(
                    translation(article.id(), language.tag()), translation == null ? NONE_YET : translation.sequence());
        }
    }

    /** The answer is a list: any other article might have its place there, and none may stay there once it is withdrawn. */
    static void tell(HttpServletRequest request, List<ReadArticle> listed) {
        Subjects subjects = Subjects.of(request).add(LISTS);
        listed.forEach(article -> subjects.add(article(article.id()), sequence(article)));
    }

    private static long sequence(ReadArticle article) {
        return article.sequence() == null ? NONE_YET : article.sequence();
    }
}
