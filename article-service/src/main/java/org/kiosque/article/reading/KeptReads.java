package org.kiosque.article.reading;

import jakarta.servlet.http.HttpServletRequest;
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
                .add(article(article.id()), article.sequence() == null ? NONE_YET : article.sequence())
                .add(comments(article.id()));
        Map<String, ReadArticle.Translation> translations =
                article.translations() == null ? Map.of() : article.translations();
        for (Language language : site.languages()) {
            ReadArticle.Translation translation = translations.get(language.tag());
            subjects.add(
                    translation(article.id(), language.tag()), translation == null ? NONE_YET : translation.sequence());
        }
    }

    static void tellOfLists(HttpServletRequest request) {
        Subjects.of(request).add(LISTS);
    }
}
