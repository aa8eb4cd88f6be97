package org.kiosque.gateway.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Tries every door that there is, so that none of tomorrow is forgotten. */
class EveryDoorTest extends NewsroomPlatform {

    @Autowired
    @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings;

    private List<String> doors(RequestMethod method) {
        List<String> doors = mappings.getHandlerMethods().keySet().stream()
                .filter(door -> door.getMethodsCondition().getMethods().contains(method))
                .flatMap(door -> door.getPatternsCondition().getPatterns().stream())
                .map(pattern -> pattern.getPatternString().replaceAll("\\{[^}]+}", "1"))
                .filter(path -> path.equals("/newsroom") || path.startsWith("/newsroom/"))
                .filter(path -> !path.startsWith("/newsroom/sign-in") && !path.startsWith("/newsroom/files/"))
                .sorted()
                .toList();
        assertThat(doors).hasSizeGreaterThan(15);
        return doors;
    }

    private static void nobodyWasAsked() {
        SERVICES.values()
                .forEach(service -> assertThat(service.getAllServeEvents()).isEmpty());
    }

    @Test
    void nobodyGetsInWithoutASession() {
        for (String door : doors(RequestMethod.GET)) {
            HttpResponse<byte[]> response = read(door);
            assertThat(response.statusCode()).as(door).isEqualTo(302);
            assertThat(header(response, "Location")).as(door).startsWith("/newsroom/sign-in?to=");
        }
        for (String door : doors(RequestMethod.POST)) {
            assertThat(post(door, FORM, "csrf=guessed").statusCode()).as(door).isEqualTo(401);
        }
        nobodyWasAsked();
    }

    @Test
    void nothingIsDoneByAFormWithoutItsSessionsProof() {
        Browser ada = signedIn("ada", "editor", "translator", "moderator");
        Browser eve = signedIn("eve", "editor");
        String ofAnother = csrf(room("/newsroom/help", eve));
        forget();
        for (String door : doors(RequestMethod.POST)) {
            for (Map<String, String> form :
                    List.of(Map.<String, String>of(), Map.of("csrf", ""), Map.of("csrf", ofAnother))) {
                assertThat(submit(door, ada, form).statusCode()).as(door).isEqualTo(403);
            }
            assertThat(send(
                                    door + "?csrf=" + ofAnother,
                                    request -> request.header("Cookie", ada.cookies())
                                            .header("Content-Type", "text/plain")
                                            .POST(HttpRequest.BodyPublishers.ofString("csrf=" + ofAnother)))
                            .statusCode())
                    .as(door)
                    .isEqualTo(403);
        }
        nobodyWasAsked();
    }

    /** A page of another site can neither send a form in somebody's name nor ask for what is inside. */
    @Test
    void nothingIsDoneForAnotherSite() {
        Browser ada = signedIn("ada", "editor", "translator", "moderator");
        String csrf = csrf(room("/newsroom/help", ada));
        forget();
        for (String door : doors(RequestMethod.POST)) {
            assertThat(submit(door, ada, Map.of("csrf", csrf), "Origin", "https://evil.example")
                            .statusCode())
                    .as(door)
                    .isEqualTo(403);
        }
        nobodyWasAsked();
    }

    private static void forget() {
        SERVICES.values().forEach(service -> service.resetRequests());
    }
}
