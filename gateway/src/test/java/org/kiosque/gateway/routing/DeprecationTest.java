package org.kiosque.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;

class DeprecationTest {

    private static RoutingProperties.GoingAway written(
            @Nullable String path, @Nullable String since, @Nullable String sunset, @Nullable String link) {
        return new RoutingProperties.GoingAway(
                path,
                since == null ? null : LocalDate.parse(since),
                sunset == null ? null : LocalDate.parse(sunset),
                link == null ? null : URI.create(link));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/articles/a/related, true",
        "/api/v1/articles/a/related/pins/b, true",
        "/api/v1/articles/%61/relate%64, true",
        "/api/v1/articles/a/relatedx, false",
        "/api/v1/articles/a, false",
        "/api/v2/articles/a/related, false"
    })
    void itIsOfThePathAndAllBelow(String path, boolean deprecated) {
        var deprecation = Deprecation.of(written("/api/v1/articles/{id}/related", "2027-01-31", null, null));
        assertThat(deprecation.isOf(PathContainer.parsePath(path))).isEqualTo(deprecated);
    }

    @Test
    void theLinkStandsBesideThoseOfTheService() {
        var headers = new HttpHeaders();
        headers.add("Link", "</api/v1/tags?cursor=x>; rel=\"next\"");

        Deprecation.of(written("/api/v1/tags", "2027-01-31", "2027-07-01", "https://kiosque.example/changes"))
                .putInto(headers);

        assertThat(headers.get("Deprecation")).containsExactly("@1801353600");
        assertThat(headers.get("Sunset")).containsExactly("Thu, 01 Jul 2027 00:00:00 GMT");
        assertThat(headers.get("Link"))
                .containsExactly(
                        "</api/v1/tags?cursor=x>; rel=\"next\"",
                        "<https://kiosque.example/changes>; rel=\"deprecation\"; type=\"text/html\"");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, 2027-01-31, -, -, path",
                "/en, 2027-01-31, -, -, path",
                "/api/v1/tags/, 2027-01-31, -, -, path",
                "/api/v1/**, 2027-01-31, -, -, path",
                "/api/v1/{id, 2027-01-31, -, -, path",
                "/api/v1/tags, -, -, -, since",
                "/api/v1/tags, 2027-01-31, 2027-01-30, -, sunset",
                "/api/v1/tags, 2027-01-31, -, /changes, link"
            })
    void whatMakesNoSenseIsRefusedAtStart(
            @Nullable String path,
            @Nullable String since,
            @Nullable String sunset,
            @Nullable String link,
            String fault) {
        var second = Duration.ofSeconds(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new RoutingProperties(second, second, second, List.of(written(path, since, sunset, link))))
                .withMessageStartingWith("kiosque.routing.deprecations: each " + fault + " ");
    }
}
