package org.kiosque.gateway.site.front;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kiosque.gateway.Platform;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ManifestTest extends Platform {

    @Test
    void aDeviceFindsNameAndIcons() {
        String address = page("/en").select("link[rel=manifest]").attr("href");

        var response = read(address);

        assertThat(header(response, "Content-Type")).isEqualTo("application/manifest+json");
        JsonNode manifest = JsonMapper.shared().readTree(text(response));
        assertThat(manifest.get("name").asString()).isEqualTo("Kiosque");
        assertThat(manifest.get("icons")).hasSize(3).allSatisfy(icon -> {
            var image = read(icon.get("src").asString());
            assertThat(image.statusCode()).isEqualTo(200);
            assertThat(header(image, "Content-Type")).isEqualTo(icon.get("type").asString());
        });
        assertThat(header(read("/favicon.ico"), "Content-Type")).isEqualTo("image/x-icon");
    }
}
