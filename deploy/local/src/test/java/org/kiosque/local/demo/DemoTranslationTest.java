package org.kiosque.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The demo content in its other language. */
class DemoTranslationTest {

    private static final Pattern MARKUP = Pattern.compile("\\]\\([^)]*\\)|[*`|]");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2}");

    private final List<DemoArticle> articles = DemoArticle.all(JsonMapper.shared());

    @Test
    void twoArticlesAreLeftToTheMachineOneInEachLanguage() {
        assertThat(articles.stream().filter(article -> article.translation() == null))
                .extracting(DemoArticle::language)
                .containsExactlyInAnyOrder("fr", "en");
        assertThat(articles.stream().filter(article -> article.translation() != null))
                .noneMatch(article ->
                        article.language().equals(article.translation().language()));
    }

    @Test
    void everySentenceIsTranslatedAndKeepsItsMarkup() {
        for (DemoArticle article : articles) {
            if (article.translation() == null) {
                continue;
            }
            Map<String, String> targets = article.translation().read().targets();
            String left = allOf(article);
            for (String source : targets.keySet().stream()
                    .sorted(Comparator.comparing(String::length).reversed())
                    .toList()) {
                assertThat(left).as(article.key()).contains(source);
                left = left.replace(source, "");
            }
            assertThat(WORD.matcher(left).results().map(MatchResult::group))
                    .as("not translated in %s: %s", article.key(), left.strip())
                    .isEmpty();
            targets.forEach(
                    (source, target) -> assertThat(markupOf(target)).as(source).isEqualTo(markupOf(source)));
            assertThat(targets.get(article.title())).isNotNull().isNotEqualTo(article.title());
        }
    }

    @Test
    void aFileThatIsNotInPairsIsNoTranslation() {
        assertThat(DemoTranslation.of("un\none\n\ndeux\ntwo\n").target("deux")).contains("two");
        assertThat(DemoTranslation.of("un\none\n").target("trois")).isEmpty();
        for (String text : List.of("un", "un\none\ndeux", "un\none\n\nun\nuno")) {
            assertThatThrownBy(() -> DemoTranslation.of(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static String allOf(DemoArticle article) {
        String alt = article.image() == null ? "" : article.image().alt();
        return Stream.concat(Stream.of(article.title(), article.lead(), alt, article.body()), article.tags().stream())
                .reduce("", (all, text) -> all + "\n" + text);
    }

    private static List<String> markupOf(String text) {
        return MARKUP.matcher(text).results().map(MatchResult::group).sorted().toList();
    }
}
