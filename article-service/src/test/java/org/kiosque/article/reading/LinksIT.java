package org.kiosque.article.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.Samples;
import org.kiosque.article.WholeService;
import org.kiosque.common.events.RandomId;
import org.springframework.beans.factory.annotation.Autowired;

@WholeService
class LinksIT {

    @Autowired
    Client client;

    @Autowired
    ReadCopies copies;

    @Test
    void aLinkLeadsToTheReadersEditionAtItsAddressOfNow() {
        Answer target = client.published("Le pont rouvre");
        Answer article = linking("/fr/le-pont-rouvre-" + target.id() + "#h-le-quai");
        String address = "/api/v1/articles/" + article.id();
        assertThat(html(address + "?lang=fr")).contains("href=\"/fr/le-pont-rouvre-" + target.id() + "#h-le-quai\"");
        assertThat(html(address + "?lang=en"))
                .as("until there is a translation")
                .contains("href=\"/en/le-pont-rouvre-" + target.id() + "#h-le-quai\"");

        String before = client.get(address + "?lang=en").etag();
        copies.apply(Samples.translated(target.id(), "{\"slug\": \"the-bridge-opens-" + target.id() + "\"}"), 1);
        Answer english = client.get(address + "?lang=en", "If-None-Match", before);
        assertThat(english.status()).isEqualTo(200);
        assertThat(english.text("/bodyHtml")).contains("href=\"/en/the-bridge-opens-" + target.id() + "#h-le-quai\"");
        assertThat(html(address + "?lang=fr")).contains("href=\"/fr/le-pont-rouvre-" + target.id() + "#");

        var draft = Client.draft("Le pont ferme");
        Answer revised = client.edit("PUT", "/api/v1/articles/" + target.id(), draft, "If-Match", "*");
        client.publish(revised);
        assertThat(html(address + "?lang=fr")).contains("href=\"/fr/le-pont-ferme-" + target.id() + "#h-le-quai\"");
    }

    @Test
    void aListHasTheTextsOnRequest() {
        Answer target = client.published("Le pont rouvre");
        var draft = Client.draft("Un renvoi");
        draft.put("body", "Voir [l’article](/fr/le-pont-rouvre-" + target.id() + ").");
        draft.put("tags", List.of("t" + target.id()));
        client.publish(client.edit("POST", "/api/v1/articles", draft));

        String list = "/api/v1/articles?tag=t" + target.id();
        assertThat(client.get(list).json().at("/items/0").has("bodyHtml")).isFalse();
        assertThat(client.get(list + "&lang=en&include=body").text("/items/0/bodyHtml"))
                .contains("href=\"/en/le-pont-rouvre-" + target.id() + "\"");

        copies.apply(Samples.translated(target.id(), "{\"slug\": \"the-bridge-opens-" + target.id() + "\"}"), 1);
        assertThat(client.get(list + "&lang=en&include=body").text("/items/0/bodyHtml"))
                .contains("href=\"/en/the-bridge-opens-" + target.id() + "\"");
        assertThat(client.get(list + "&include=body").text("/items/0/bodyHtml"))
                .contains("href=\"/fr/le-pont-rouvre-" + target.id() + "\"");
    }

    @Test
    void aLinkToWhatReadersDoNotSeeStaysAsItWasWritten() {
        String unknown = "/fr/rien-" + RandomId.next();
        assertThat(html("/api/v1/articles/" + linking(unknown).id() + "?lang=en"))
                .contains("href=\"" + unknown + "\"");

        Answer target = client.published("Retiré");
        String written = "/fr/mots-" + target.id();
        Answer article = linking(written);
        String address = "/api/v1/articles/" + article.id() + "?lang=en";
        assertThat(html(address)).contains("href=\"/en/retire-" + target.id() + "\"");
        client.edit(
                "DELETE",
                "/api/v1/articles/" + target.id() + "/publication",
                Map.of("reason", "faux"),
                "If-Match",
                "*");
        assertThat(html(address)).contains("href=\"" + written + "\"");
    }

    private String html(String address) {
        return client.get(address).text("/bodyHtml");
    }

    private Answer linking(String address) {
        var draft = Client.draft("Un renvoi");
        draft.put("body", "Voir [l’article](" + address + ").");
        Answer article = client.edit("POST", "/api/v1/articles", draft);
        client.publish(article);
        return article;
    }
}
