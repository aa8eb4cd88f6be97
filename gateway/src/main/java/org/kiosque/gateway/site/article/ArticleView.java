package org.kiosque.gateway.site.article;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.site.comments.CommentForm;
import org.kiosque.gateway.site.comments.Place;
import org.kiosque.gateway.site.comments.ThreadView;
import org.kiosque.gateway.site.page.Frame;
import org.kiosque.gateway.site.page.Link;
import org.kiosque.gateway.site.page.Parts;
import org.kiosque.gateway.site.page.Section;

/**
 * The article page.
 *
 * @param draft whether it is only the page that a draft will be, below which nothing stands
 * @param othersFirst whether other articles stand before the discussion, since hardly anybody would get to them after it
 * @param closed whether no further comments are taken
 * @param around makes the ways to the articles before and after it, or nothing; asked only where they are to be written
 * @param thread makes the thread, or says that it is unavailable; asked only where that is to be written
 * @param described tells machines of the comments, likewise
 * @param shelf makes the other articles, likewise
 */
public record ArticleView(
        StoryView story,
        Frame frame,
        boolean draft,
        boolean othersFirst,
        boolean closed,
        Supplier<Section<NeighboursView>> around,
        Supplier<Section<ThreadView>> thread,
        Supplier<@Nullable String> described,
        CommentForm form,
        Supplier<Section<Shelf>> shelf) {

    /**
     * On one page.
     *
     * @param sections to which it leads
     */
    static ArticleView of(
            StoryView story,
            List<Link> sections,
            Parts parts,
            boolean othersFirst,
            boolean closed,
            Supplier<Section<NeighboursView>> around,
            Supplier<Section<ThreadView>> thread,
            Supplier<@Nullable String> described,
            CommentForm form,
            Supplier<Section<Shelf>> shelf) {
        return new ArticleView(
                story,
                story.frame().with(parts, sections),
                false,
                othersFirst,
                closed,
                around,
                thread,
                described,
                form,
                shelf);
    }

    static ArticleView ofDraft(StoryView story) {
        return new ArticleView(
                story,
                story.frame(),
                true,
                false,
                true,
                Section::hidden,
                Section::hidden,
                () -> null,
                CommentForm.blank("", "", "", Place.FIRST),
                Section::hidden);
    }

    public Section<NeighboursView> neighbours() {
        return around.get();
    }

    /** The comments on the page as machines are told of them, as JSON; null where there are none. */
    public @Nullable String commentsDescribed() {
        return described.get();
    }

    public Section<ThreadView> comments() {
        return thread.get();
    }

    public Section<Shelf> others() {
        return shelf.get();
    }
}
