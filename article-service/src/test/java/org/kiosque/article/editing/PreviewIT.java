package org.kiosque.article.editing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.kiosque.article.Client;
import org.kiosque.article.Client.Answer;
import org.kiosque.article.WholeService;
import org.springframework.beans.factory.annotation.Autowired;

@WholeService
class PreviewIT {

    @Autowired
    Client client;

    @Test
    void whoeverHasTheAddressReadsTheDraftAsItIsNow() {
        Answer draft = client.created("Pas encore publié");
        Answer address = client.edit("POST", draft.location() + "/preview", null);
        assertThat(address.status()).isEqualTo(200);
        assertThat(Instant.parse(address.text("/until")))
                .isBetween(
                        Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(24)));

        Answer preview = client.get(address.text("/url"));
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.text("/title")).isEqualTo("Pas encore publié");
        assertThat(preview.text("/bodyHtml")).contains("<h2 id=\"h-le-quai\" dir=\"auto\">Le quai</h2>");
        assertThat(preview.text("/status")).isEqualTo("draft");
        assertThat(preview.text("/url")).isEqualTo(draft.text("/url"));
        assertThat(preview.text("/original/url")).isEqualTo(draft.text("/url"));
        assertThat(preview.text("/comments/policy")).isEqualTo("premoderated");
        assertThat(preview.json().get("publishedAt").isNull()).isTrue();
        assertThat(preview.text("/until")).isEqualTo(address.text("/until"));
        assertThat(preview.header("Cache-Control")).contains("no-store");
        assertThat(preview.header("X-Robots-Tag")).isEqualTo("noindex");
        assertThat(client.get(draft.location()).status()).as("readers").isEqualTo(404);

        client.edit("PUT", draft.location(), Client.draft("Un autre titre"), "If-Match", draft.etag());
        assertThat(client.get(address.text("/url")).text("/title")).isEqualTo("Un autre titre");
    }

    @Test
    void whatIsBeingWrittenIsShownAsReadersWouldGetItAndIsNotStored() {
        Answer shown = client.edit(
                "POST",
                "/api/v1/desk/renderings",
                Map.of("language", "fr", "body", "## Le quai\n\nIl pleut !<script>alert(1)</script>"));

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.text("/html"))
                .contains("<h2 id=\"h-le-quai\" dir=\"auto\">Le quai</h2>")
                .doesNotContain("<script");
        assertThat(shown.text("/readingMinutes")).isEqualTo("1");
        assertThat(shown.header("Cache-Control")).contains("no-store");
        assertThat(client.edit("POST", "/api/v1/desk/renderings", Map.of("body", ""))
                        .status())
                .isEqualTo(200);
        assertThat(client.edit("POST", "/api/v1/desk/renderings", Map.of("language", "xx", "body", "a"))
                        .text("/errors/0/pointer"))
                .isEqualTo("/language");
        assertThat(client.edit("POST", "/api/v1/desk/renderings", Map.of("body", "a".repeat(200_001)))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anAddressEnds() throws Exception {
        Answer draft = client.created("Trop tard");
        Answer over = client.get(
                "/api/v1/previews/" + signed(draft.id() + "." + (Instant.now().getEpochSecond() - 1)));
        assertThat(over.status()).isEqualTo(410);
        assertThat(over.problem()).isEqualTo("preview-over");
        assertThat(client.get("/api/v1/previews/"
                                + signed(draft.id() + "." + (Instant.now().getEpochSecond() + 60)))
                        .text("/title"))
                .isEqualTo("Trop tard");
    }

    private static String signed(String named) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("0123456789abcdef0123456789abcdef".getBytes(US_ASCII), "HmacSHA256"));
        byte[] signature = mac.doFinal(("preview." + named).getBytes(US_ASCII));
        return named + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    @Test
    void anAddressThatIsNoneOrOfADeletedDraftLeadsNowhere() {
        Answer draft = client.created("Bientôt supprimé");
        String url = client.edit("POST", draft.location() + "/preview", null).text("/url");
        Answer other = client.created("Un autre");
        String forged = url.replace(draft.id(), other.id());
        assertThat(client.get(forged).problem()).isEqualTo("not-found");
        assertThat(client.get("/api/v1/previews/x").problem()).isEqualTo("not-found");
        client.edit("DELETE", draft.location(), null, "If-Match", draft.etag());
        assertThat(client.get(url).problem()).isEqualTo("not-found");
        assertThat(client.edit("POST", draft.location() + "/preview", null).problem())
                .isEqualTo("not-found");
    }
}
