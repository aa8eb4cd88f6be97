package org.kiosque.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerritoryTest {

    @ParameterizedTest
    @CsvSource({
        "/api,SERVICES",
        "/api/,SERVICES",
        "/api/v1/articles,SERVICES",
        "/media,SERVICES",
        "/media/abc/320.jpg,SERVICES",
        "/newsroom,NEWSROOM",
        "/newsroom/articles,NEWSROOM",
        "/,PAGES",
        "/en,PAGES",
        "/apix,PAGES",
        "/en/api,PAGES",
        "/mediation,PAGES",
        "/newsrooms,PAGES",
        "'',PAGES"
    })
    void everyPathIsOnSomebodysGround(String path, Territory territory) {
        assertThat(Territory.of(path)).isEqualTo(territory);
    }
}
