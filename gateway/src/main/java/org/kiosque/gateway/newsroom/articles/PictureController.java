package org.kiosque.gateway.newsroom.articles;

import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.client.ServiceException;
import org.kiosque.gateway.client.StaffAnswer;
import org.kiosque.gateway.client.StaffProblem;
import org.kiosque.gateway.newsroom.page.ReceivedForm;
import org.kiosque.gateway.newsroom.page.Refusal;
import org.kiosque.gateway.newsroom.page.RoomFrames;
import org.kiosque.gateway.newsroom.page.Words;
import org.kiosque.gateway.newsroom.session.StaffSession;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;

/** Takes a picture that was dropped or pasted into a text. */
@Controller
class PictureController {

    private final Pictures pictures;
    private final RoomFrames frames;

    PictureController(Pictures pictures, RoomFrames frames) {
        this.pictures = pictures;
        this.frames = frames;
    }

    /**
     * What a script is told.
     *
     * @param url path of the picture; null when it was not taken
     * @param message why not; null when it was
     */
    record Taken(@Nullable String url, @Nullable String message) {}

    @PostMapping("/newsroom/pictures")
    ResponseEntity<Taken> take(ServerWebExchange exchange) {
        ReceivedForm form = ReceivedForm.in(exchange);
        Words word = frames.words(exchange);
        ReceivedForm.Upload file = form.upload();
        if (file == null) {
            return ResponseEntity.badRequest().body(new Taken(null, word.get("failure.4xx.message")));
        }
        try {
            return switch (pictures.upload(StaffSession.of(exchange), file, form.text("alt"), form.text("key"))) {
                case StaffAnswer.Done<Pictures.Picture>(Pictures.Picture picture, var _) ->
                    ResponseEntity.ok(new Taken(picture.url(), null));
                case StaffAnswer.Refused<Pictures.Picture>(int status, StaffProblem problem) ->
                    ResponseEntity.status(status)
                            .body(new Taken(null, Refusal.of(word, problem).text()));
            };
        } catch (ServiceException away) {
            return ResponseEntity.status(503).body(new Taken(null, word.get("failure.503.message")));
        }
    }
}
