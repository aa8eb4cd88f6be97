package org.kiosque.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiosque.translation.ServiceUnderTest.article;
import static org.kiosque.translation.ServiceUnderTest.newArticleId;

import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;

/** What those see who run the service. */
class OperationsIT extends WithPretendEngine {

    @Test
    void healthAndMetricsAreOnTheirOwnPort() throws Exception {
        assertThat(send(HttpRequest.newBuilder(
                                URI.create("http://localhost:" + managementPort + "/actuator/health/readiness")))
                        .statusCode())
                .isEqualTo(200);
        String id = newArticleId();
        service.published(article(id, 1, "Mesure", null, "Texte."), 1);
        service.awaitTranslation(id, 1);
        String metrics = send(HttpRequest.newBuilder(
                        URI.create("http://localhost:" + managementPort + "/actuator/prometheus")))
                .body();
        assertThat(metrics)
                .contains(
                        "translation_segments_total",
                        "translation_engine_seconds",
                        "translation_jobs_waiting",
                        "outbox_pending");
    }
}
