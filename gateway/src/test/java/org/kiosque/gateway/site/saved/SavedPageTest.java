package org.kiosque.gateway.site.saved;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.kiosque.gateway.Platform;

class SavedPageTest extends Platform {

    @Test
    void theListIsTheSameForEverybodyAndFilledInTheBrowser() {
        Document page = page("/fr/saved");

        assertThat(page.select("h1").text()).isEqualTo("Articles gardés");
        assertThat(page.select("meta[name=robots]").attr("content")).contains("noindex");
        assertThat(page.select("noscript").text()).contains("scripts");
        assertThat(read(page.select("script[src]").attr("src")).statusCode()).isEqualTo(200);
        assertThat(page("/fr").select("footer a[href=/fr/saved]")).hasSize(1);
    }

    @Test
    void theWorkerServesTheWholeSiteAndIsNeverOld() {
        var response = read("/service-worker.js");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Content-Type")).startsWith("text/javascript");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-cache");
        assertThat(text(response)).contains("\"fetch\"", "\"push\"", "\"notificationclick\"");
    }
}
