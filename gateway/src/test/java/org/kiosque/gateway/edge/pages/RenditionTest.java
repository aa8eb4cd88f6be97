package org.kiosque.gateway.edge.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

class RenditionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip|true",
                "br, GZIP|true",
                "gzip;q=0|false",
                "gzip; q=0.000|false",
                "gzip;q=0.001|true",
                "*|true",
                "*;q=0|false",
                "identity|false",
                "gzip;q=0, *|false",
                "x-gzipped|false",
                "''|false"
            })
    void gzipIsSentOnlyToThoseWhoTakeIt(String accepted, boolean taken) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT_ENCODING, accepted);

        assertThat(Rendition.takesGzip(headers)).isEqualTo(taken);
        assertThat(Rendition.takesGzip(new HttpHeaders())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"text/css,true", "image/svg+xml,true", "image/png,false", "font/woff2,false"})
    void whatIsCompressedByWhatItIsIsNotCompressedAgain(String type, boolean zipped) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, type);

        assertThat(Rendition.of(HttpStatus.OK, headers, new byte[2_000]).isZipped())
                .isEqualTo(zipped);
    }
}
