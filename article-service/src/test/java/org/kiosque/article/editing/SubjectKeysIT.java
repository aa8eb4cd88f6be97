package org.kiosque.article.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.WholeService;
import org.springframework.beans.factory.annotation.Autowired;

@WholeService
class SubjectKeysIT {

    @Autowired
    Client client;

    /** Keeps the names of one test from those of the others. */
    private final String own = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void namesThatAreNotTheSameDoNotShareAKey() {
        Answer article = tagged("Pêche", "Péché", "C++", "C#", "C");
        assertThat(article.json().at("/tags").findValuesAsString("name"))
                .containsExactly(named("Pêche"), named("Péché"), named("C++"), named("C#"), named("C"));
        assertThat(keys(article))
                .doesNotHaveDuplicates()
                .startsWith("peche-" + own)
                .allMatch(key -> key.matches("[a-z0-9]+(-[a-z0-9]+)*"));
        assertThat(article.json().at("/authors").findValuesAsString("key"))
                .doesNotHaveDuplicates()
                .hasSize(5);
    }

    @Test
    void theSameNameHasTheSameKeyInEveryArticle() {
        List<String> first = keys(tagged("Pêche", "Péché"));
        assertThat(keys(tagged("Péché"))).containsExactly(first.getLast());
        assertThat(keys(tagged("péché", "PÊCHE"))).containsExactly(first.getLast(), first.getFirst());
    }

    @Test
    void whoComesFirstHasTheWordsAlone() {
        assertThat(keys(tagged("Péché"))).containsExactly("peche-" + own);
        assertThat(keys(tagged("Pêche"))).noneMatch(key -> key.equals("peche-" + own));
        assertThat(keys(tagged("Péché"))).containsExactly("peche-" + own);
    }

    @Test
    void capitalsSpacesAndAccentsThatWereLeftOutMakeNoOtherName() {
        assertThat(keys(tagged("Énergie verte"))).containsExactly("energie-verte-" + own);
        assertThat(keys(tagged("ENERGIE VERTE"))).containsExactly("energie-verte-" + own);
        assertThat(keys(tagged("energie-verte"))).containsExactly("energie-verte-" + own);
        assertThat(keys(tagged("énergie verte", "Énergie verte"))).containsExactly("energie-verte-" + own);
    }

    private Answer tagged(String... names) {
        var draft = Client.draft("Des mots");
        List<String> all = Arrays.stream(names).map(this::named).toList();
        draft.put("tags", all);
        draft.put("authors", all);
        Answer article = client.edit("POST", "/api/v1/articles", draft);
        client.publish(article);
        return client.get(article.location());
    }

    private String named(String name) {
        return name + " " + own;
    }

    private static List<String> keys(Answer article) {
        return article.json().at("/tags").findValuesAsString("key");
    }
}
