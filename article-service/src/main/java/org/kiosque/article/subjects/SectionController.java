package org.kiosque.article.subjects;

import org.kiosque.article.subjects.SubjectApi.SectionRequest;
import org.kiosque.article.subjects.SubjectApi.SectionView;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sections, for editors. */
@RestController
@RequestMapping(SectionController.PATH)
class SectionController extends SubjectController<SectionRequest, SectionView> {

    static final String PATH = "/api/v1/desk/sections";

    SectionController(SubjectTools tools) {
        super(new SubjectCalls<>(
                Kind.SECTION, PATH, SectionView.class, tools.reader()::section, SectionView::of, tools));
    }
}
