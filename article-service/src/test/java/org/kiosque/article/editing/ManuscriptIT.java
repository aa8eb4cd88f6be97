package org.kiosque.article.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.WholeService;
import org.kiosque.common.events.RandomId;
import org.springframework.beans.factory.annotation.Autowired;

/** What people really write, as the desk takes it in. */
@WholeService
class ManuscriptIT {

    @Autowired
    Client client;

    @Test
    void decomposedLettersAreComposedInEveryField() {
        String word = "Sécheresse à l’Ardèche";
        String apart = Normalizer.normalize(word, Normalizer.Form.NFD);
        var draft = Client.draft(apart);
        draft.put("lead", apart);
        draft.put("body", apart);
        draft.put("tags", List.of(apart));
        draft.put("authors", List.of(apart));
        draft.put("slug", apart);
        Answer saved = client.edit("POST", "/api/v1/articles", draft);
        assertThat(saved.text("/title")).isEqualTo(word);
        assertThat(saved.text("/lead")).isEqualTo(word);
        assertThat(saved.text("/body")).isEqualTo(word);
        assertThat(saved.text("/tags/0")).isEqualTo(word);
        assertThat(saved.text("/authors/0")).isEqualTo(word);
        assertThat(saved.text("/slug")).isEqualTo("secheresse-a-l-ardeche");

        client.publish(saved);
        Answer reason =
                client.edit("DELETE", saved.location() + "/publication", Map.of("reason", apart), "If-Match", "*");
        assertThat(reason.text("/withdrawalReason")).isEqualTo(word);
    }

    @Test
    void whatCannotBeSeenIsTakenOff() {
        var draft = Client.draft("\uFEFFUn titre\u00A0");
        draft.put("lead", "\u200B\u00A0");
        draft.put("body", "\uFEFF##\u00A0Le vote\r\n\r\n-\u00A0un point");
        draft.put("tags", List.of("\uFEFFEau"));
        Answer saved = client.edit("POST", "/api/v1/articles", draft);
        assertThat(saved.text("/title")).isEqualTo("Un titre");
        assertThat(saved.json().get("lead").isNull()).isTrue();
        assertThat(saved.text("/body")).isEqualTo("## Le vote\n\n- un point");
        assertThat(saved.text("/tags/0")).isEqualTo("Eau");
    }

    @Test
    void anEditorIsToldAtEverySaveWhatReadersWillNotGet() {
        var draft = Client.draft("Un titre");
        draft.put("body", "![x](https://example.org/a.png) et [y](ftp://example.org)");
        String key = UUID.randomUUID().toString();
        Answer saved = client.edit("POST", "/api/v1/articles", draft, "Idempotency-Key", key);
        assertThat(saved.status()).isEqualTo(201);
        assertThat(saved.json().at("/warnings").findValuesAsString("code"))
                .containsExactly("image-removed", "link-removed");
        assertThat(saved.text("/warnings/0/pointer")).isEqualTo("/body");
        assertThat(saved.text("/warnings/0/message")).isNotBlank();
        assertThat(client.edit("POST", "/api/v1/articles", draft, "Idempotency-Key", key)
                        .bytes())
                .isEqualTo(saved.bytes());

        Answer revised = client.edit("PUT", saved.location(), draft, "If-Match", saved.etag());
        assertThat(revised.json().at("/warnings")).hasSize(2);
        draft.put("body", "Rien de tel.");
        Answer clean = client.edit("PUT", saved.location(), draft, "If-Match", revised.etag());
        assertThat(clean.json().at("/warnings").isArray()).isTrue();
        assertThat(clean.json().at("/warnings")).isEmpty();
        assertThat(client.desk(saved).json().has("warnings")).isFalse();
    }

    @Test
    void anEditorIsToldWhatWillNotLookOrWorkAsItWasMeant() {
        Answer target = client.published("Une cible");
        Answer draft = client.created("Pas encore");
        String unknown = RandomId.next();
        var words = Client.draft("x".repeat(111));
        words.put(
                "body",
                "![](/media/k3v9x2m4qd7h/320.jpg) [a](/fr/une-cible-%s) [b](/fr/x-%s) [c](/fr/x-%s)"
                        .formatted(target.id(), draft.id(), unknown));
        Answer saved = client.edit("POST", "/api/v1/articles", words);
        assertThat(told(saved))
                .containsExactly(
                        "/title headline-long",
                        "/body alt-missing",
                        "/body link-target-unpublished",
                        "/body link-target-unknown");

        client.edit(
                "DELETE",
                "/api/v1/articles/" + target.id() + "/publication",
                Map.of("reason", "faux"),
                "If-Match",
                "*");
        words.put("title", "x".repeat(110));
        words.put("body", "![Un quai](/media/k3v9x2m4qd7h/320.jpg) [a](/en/target-%s)".formatted(target.id()));
        Answer again = client.edit("PUT", saved.location(), words, "If-Match", saved.etag());
        assertThat(told(again)).containsExactly("/body link-target-withdrawn");
        assertThat(again.text("/warnings/0/message")).contains(target.id());
    }

    @Test
    void anAddressHasTheWordsThatEditorsChooseForEachLanguage() {
        var draft = Client.draft("Le train");
        draft.put("slugs", Map.of("en", "Night Train!"));
        Answer saved = client.edit("POST", "/api/v1/articles", draft);
        assertThat(saved.text("/slugs/en")).isEqualTo("night-train");
        Answer desk = client.desk(saved);
        assertThat(desk.text("/slugs/en")).isEqualTo("night-train");
        Answer back = client.edit("PUT", saved.location(), desk.json().toString(), "If-Match", desk.etag());
        assertThat(back.etag()).as("what the desk shows can be sent back").isEqualTo(desk.etag());
        draft.remove("slugs");
        Answer without = client.edit("PUT", saved.location(), draft, "If-Match", desk.etag());
        assertThat(without.json().has("slugs")).isFalse();
        assertThat(client.edit("GET", saved.location() + "/revisions/2/diff/1", null)
                        .text("/fields/0/field"))
                .isEqualTo("slugs");
    }

    private static List<String> told(Answer saved) {
        return saved.json()
                .get("warnings")
                .valueStream()
                .map(warning -> warning.get("pointer").asString() + " "
                        + warning.get("code").asString())
                .toList();
    }
}
