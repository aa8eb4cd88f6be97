package org.kiosque.article.editing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kiosque.article.editing.revisions.Content;
import org.kiosque.article.markdown.ArticleBody;
import org.kiosque.article.markdown.ArticleLinks;
import org.kiosque.article.markdown.Warning;
import org.springframework.stereotype.Component;

/** What an editor is told at a save: nothing of it hinders anybody. */
@Component
record Warnings(Articles articles) {

    /** What news aggregators show of a headline. */
    static final int LONGEST_HEADLINE = 110;

    static final int MOST = 50;

    /** @param shown what readers will get of the text */
    List<Warning> of(Content content, ArticleBody shown) {
        List<Warning> warnings = new ArrayList<>();
        String title = content.title();
        if (title.codePointCount(0, title.length()) > LONGEST_HEADLINE) {
            warnings.add(new Warning(
                    "/title",
                    "headline-long",
                    "is longer than " + LONGEST_HEADLINE + " characters, and is cut off by search engines and others"));
        }
        if (content.picture() != null && content.picture().image().alt().isBlank()) {
            warnings.add(new Warning("/image/alt", "alt-missing", "does not say what the image shows"));
        }
        warnings.addAll(shown.warnings());
        warnings.addAll(ofLinks(ArticleLinks.in(shown.html())));
        return warnings.stream().limit(MOST).toList();
    }

    private List<Warning> ofLinks(Set<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, ArticleState> states = articles.states(ids);
        List<Warning> warnings = new ArrayList<>();
        for (String id : ids) {
            switch (states.get(id)) {
                case null ->
                    warnings.add(Warning.ofBody(
                            "link-target-unknown", "a link leads to an article that there is not: " + id));
                case ArticleState.Unseen _ ->
                    warnings.add(Warning.ofBody(
                            "link-target-unpublished", "a link leads to an article that is not published: " + id));
                case ArticleState.Withdrawn _ ->
                    warnings.add(Warning.ofBody(
                            "link-target-withdrawn", "a link leads to an article that was withdrawn: " + id));
                case ArticleState.Published _ -> {
                    // as it is meant
                }
            }
        }
        return warnings;
    }
}
