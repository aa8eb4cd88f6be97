package org.kiosque.gateway.newsroom.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"/newsroom", "/newsroom/comments?status=spam&q=a%26b", "/newsroom?x=y", "/newsroom/articles/a1#x"
            })
    void placesOfTheNewsroomAreGoneTo(String path) {
        assertThat(Rooms.inside(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/newsroomx",
                "//evil.example",
                "https://evil.example/newsroom",
                "/newsroom/sign-out",
                "/newsroom/../en",
                "/newsroom//evil.example",
                "/newsroom\\evil",
                "/newsroom/ \r\nSet-Cookie: a=b"
            })
    void allElseLeadsHome(String path) {
        assertThat(Rooms.inside(path)).isEqualTo("/newsroom");
    }
}
