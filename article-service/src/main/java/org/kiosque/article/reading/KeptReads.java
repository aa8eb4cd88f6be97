package org.kiosque.article.reading;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.kiosque.article.subjects.KnownSubject;
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
                .add(comments(article.id()))
                .add(KnownSubject.ANY);
        for (Language language : site.languages()) {
            subjects.add(translation(article.id(), language.tag()), sequence(article, language.tag()));
        }
    }

    /** The answer leads to others, at the addresses that they have now. */
    static void tell(HttpServletRequest request, LinkedArticles linked) {
        Subjects subjects = Subjects.of(request);
        linked.asked().forEach(id -> subjects.add(article(id)));
        String language = linked.language().tag();
        for (ReadArticle article : linked.found()) {
            subjects.add(article(article.id()), sequence(article))
                    .add(translation(article.id(), language), sequence(article, language));
        }
    }

    /** The answer is a list: any other article might have its place there, and none may stay there once it is withdrawn. */
    static void tell(HttpServletRequest request, List<ReadArticle> listed) {
        Subjects subjects = Subjects.of(request).add(LISTS).add(KnownSubject.ANY);
        listed.forEach(article -> subjects.add(article(article.id()), sequence(article)));
    }

    /** The answer is about articles together: any of them may be in it or leave it. */
    static void tellOfAll(HttpServletRequest request) {
        Subjects.of(request).add(LISTS).add(KnownSubject.ANY);
    }

    private static long sequence(ReadArticle article) {
        return article.sequence() == null ? NONE_YET : article.sequence();
    }

    private static long sequence(ReadArticle article, String language) {
        ReadArticle.Translation translation =
                article.translations() == null ? null : article.translations().get(language);
        return translation == null ? NONE_YET : translation.sequence();
    }
}
