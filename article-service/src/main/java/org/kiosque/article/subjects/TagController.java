package org.kiosque.article.subjects;

import org.kiosque.article.subjects.SubjectApi.TagRequest;
import org.kiosque.article.subjects.SubjectApi.TagView;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tags, for editors. */
@RestController
@RequestMapping(TagController.PATH)
class TagController extends SubjectController<TagRequest, TagView> {

    static final String PATH = "/api/v1/desk/tags";

    TagController(SubjectTools tools) {
        super(new SubjectCalls<>(Kind.TAG, PATH, TagView.class, tools.reader()::tag, TagView::of, tools));
    }
}
