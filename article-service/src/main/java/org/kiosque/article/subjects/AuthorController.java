package org.kiosque.article.subjects;

import org.kiosque.article.subjects.SubjectApi.AuthorRequest;
import org.kiosque.article.subjects.SubjectApi.AuthorView;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Authors, for editors. */
@RestController
@RequestMapping(AuthorController.PATH)
class AuthorController extends SubjectController<AuthorRequest, AuthorView> {

    static final String PATH = "/api/v1/desk/authors";

    AuthorController(SubjectTools tools) {
        super(new SubjectCalls<>(Kind.AUTHOR, PATH, AuthorView.class, tools.reader()::author, AuthorView::of, tools));
    }
}
