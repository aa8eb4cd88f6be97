package org.kiosque.comment.captcha;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kiosque.comment.Reader;
import org.kiosque.comment.WithRealParts;
import org.kiosque.common.events.CommentPolicy;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** hCaptcha cannot be reached: a comment is held, even where it would have been shown at once. */
@TestPropertySource(
        properties = {
            "kiosque.captcha.provider=hcaptcha",
            "kiosque.captcha.hcaptcha.url=http://127.0.0.1:1",
            "kiosque.captcha.hcaptcha.site-key=site",
            "kiosque.captcha.hcaptcha.secret=secret"
        })
class CaptchaProviderDownIT extends WithRealParts {

    @Test
    void theCommentIsHeldAndMarked() throws Exception {
        String article = article(CommentPolicy.OPEN);
        JsonNode offer = reader.get("/captcha").json();
        assertThat(offer.get("provider").asString()).isEqualTo("hcaptcha");
        assertThat(offer.get("siteKey").asString()).isEqualTo("site");

        Reader.Answer posted = reader.posts(article, "Personne ne répond.", "token");

        assertThat(posted.status()).isEqualTo(202);
        assertThat(posted.json().get("status").asString()).isEqualTo("pending");
        assertThat(reader.threads(article)).isEmpty();
        JsonNode held = reader.queue("?article=" + article).get(0);
        assertThat(held.get("captcha").asString()).isEqualTo("unverified");
        assertThat(held.get("heldBy").get(0).asString()).isEqualTo("captcha");
        assertThat(reader.decides("approve", held.get("id").asString())
                        .get(0)
                        .get("outcome")
                        .asString())
                .isEqualTo("applied");
        assertThat(reader.threads(article)).hasSize(1);
    }

    @Test
    void whatHoldsACommentAddsUp() throws Exception {
        String article = article(CommentPolicy.PREMODERATED);

        reader.posts(article, "Personne ne répond ici non plus.", "token");

        assertThat(reader.queue("?article=" + article).get(0).get("heldBy"))
                .extracting(JsonNode::asString)
                .containsExactly("premoderated", "captcha");
    }
}
