package org.kiosque.comment.reactions;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.kiosque.comment.reactions.ReactionApi.Counts;
import org.kiosque.comment.reactions.ReactionApi.CountsWanted;
import org.kiosque.comment.reactions.ReactionApi.NewReaction;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
record ReactionController(ReactionDesk desk) {

    /** Repeating is harmless and counts once. */
    @PostMapping("/api/v1/comments/{id}/reactions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void react(@PathVariable String id, @Valid @RequestBody NewReaction reaction, HttpServletRequest request) {
        desk.add(id, reaction.kind(), request.getRemoteAddr());
    }

    /** Repeating is harmless. */
    @DeleteMapping("/api/v1/comments/{id}/reactions/{kind}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(@PathVariable String id, @PathVariable String kind, HttpServletRequest request) {
        desk.remove(id, kind, request.getRemoteAddr());
    }

    @PostMapping("/api/v1/reaction-counts")
    Counts counts(@Valid @RequestBody CountsWanted wanted) {
        return new Counts(desk.counts(wanted.commentIds()));
    }
}
