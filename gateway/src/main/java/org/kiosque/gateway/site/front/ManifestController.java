package org.kiosque.gateway.site.front;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kiosque.gateway.site.page.Assets;
import org.kiosque.gateway.site.page.SiteProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

/** What a device needs to know to put the site among its applications. */
@Controller
class ManifestController {

    private static final MediaType MANIFEST = MediaType.parseMediaType("application/manifest+json");

    private final byte[] manifest;

    ManifestController(SiteProperties site, Assets assets, JsonMapper json) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("name", site.name());
        all.put("short_name", site.name());
        all.put("start_url", "/");
        all.put("scope", "/");
        all.put("display", "minimal-ui");
        all.put("background_color", "#fdfcf9");
        all.put("theme_color", "#7a1f2b");
        all.put(
                "icons",
                List.of(
                        icon(assets, "iconsmall.png", "192x192", "image/png"),
                        icon(assets, "iconlarge.png", "512x512", "image/png"),
                        icon(assets, "favicon.svg", "any", "image/svg+xml")));
        manifest = json.writeValueAsBytes(all);
    }

    private static Map<String, String> icon(Assets assets, String file, String sizes, String type) {
        Map<String, String> icon = new LinkedHashMap<>();
        icon.put("src", assets.url(file));
        icon.put("sizes", sizes);
        icon.put("type", type);
        return icon;
    }

    @GetMapping("/manifest.webmanifest")
    ResponseEntity<byte[]> manifest() {
        return ResponseEntity.ok()
                .contentType(MANIFEST)
                .header(HttpHeaders.CACHE_CONTROL, "max-age=3600")
                .body(manifest);
    }
}
