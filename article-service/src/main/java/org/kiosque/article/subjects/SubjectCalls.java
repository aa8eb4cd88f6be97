package org.kiosque.article.subjects;

import java.net.URI;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.subjects.Subject.Description;
import org.kiosque.article.subjects.Subject.Editor;
import org.kiosque.article.subjects.SubjectApi.MergerRequest;
import org.kiosque.article.subjects.SubjectApi.SubjectRequest;
import org.kiosque.article.subjects.SubjectApi.SubjectView;
import org.kiosque.common.paging.Page;
import org.kiosque.common.security.Staff;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.Jwt;

/** What the calls of all kinds do. */
final class SubjectCalls<Q extends SubjectRequest, V extends SubjectView> {

    private final Kind kind;
    private final String path;
    private final Class<V> view;
    private final Function<Q, Description> said;
    private final BiFunction<Subject, @Nullable List<String>, V> shown;
    private final SubjectTools tools;

    /**
     * @param path of all of them
     * @param said what a request says of one
     * @param shown what clients see of one, with its former keys or, in lists, with null
     */
    SubjectCalls(
            Kind kind,
            String path,
            Class<V> view,
            Function<Q, Description> said,
            BiFunction<Subject, @Nullable List<String>, V> shown,
            SubjectTools tools) {
        this.kind = kind;
        this.path = path;
        this.view = view;
        this.said = said;
        this.shown = shown;
        this.tools = tools;
    }

    /** @param q how their keys begin */
    ResponseEntity<Page<V>> list(String q, @Nullable String cursor, int limit) {
        Page<V> page = KeyCursor.page(
                tools.desk().list(kind, KeyCursor.beginning(q), KeyCursor.read(cursor), limit),
                limit,
                subject -> shown.apply(subject, null));
        return page.linked().body(page);
    }

    ResponseEntity<V> create(@Nullable String idempotencyKey, Q request, Jwt token) {
        Description description = said.apply(request);
        String key = SubjectReader.keyOf(request.key());
        V created = tools.idempotencyKeys()
                .once(
                        idempotencyKey,
                        path.substring(path.lastIndexOf('/') + 1) + " "
                                + Staff.of(token).subject(),
                        tools.json().writeValueAsBytes(request),
                        view,
                        claim -> shown(tools.desk().create(kind, key, description, by(token), claim.retaken())));
        return ResponseEntity.created(URI.create(path + "/" + created.key()))
                .eTag(IfVersion.FIRST_TAG)
                .body(created);
    }

    ResponseEntity<V> find(String key, Jwt token) {
        return answer(tools.desk().find(kind, key, by(token)));
    }

    ResponseEntity<V> change(String key, @Nullable String ifMatch, Q request, Jwt token) {
        IfVersion wanted = IfVersion.required(ifMatch);
        return answer(tools.desk()
                .change(kind, key, wanted, SubjectReader.keyOf(request.key()), said.apply(request), by(token)));
    }

    ResponseEntity<V> merge(String key, @Nullable String ifMatch, MergerRequest request, Jwt token) {
        return answer(tools.desk().merge(kind, key, IfVersion.required(ifMatch), request.into(), by(token)));
    }

    ResponseEntity<Void> delete(String key, @Nullable String ifMatch, Jwt token) {
        tools.desk().delete(kind, key, IfVersion.required(ifMatch), by(token));
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<V> answer(Subject subject) {
        return ResponseEntity.ok().eTag(IfVersion.tag(subject)).body(shown(subject));
    }

    private V shown(Subject subject) {
        return shown.apply(subject, tools.desk().formerKeys(subject));
    }

    private Editor by(Jwt token) {
        return new Editor(tools.clock().instant(), Staff.of(token).name());
    }
}
