package org.kiosque.gateway.site.article;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.gateway.client.Article;
import org.kiosque.gateway.client.ArticleClient;
import org.kiosque.gateway.client.Card;
import org.kiosque.gateway.client.CardList;
import org.kiosque.gateway.client.Neighbours;
import org.kiosque.gateway.client.ServiceException;
import org.kiosque.gateway.client.ShelfClient;
import org.kiosque.gateway.edge.news.SurrogateKeys;
import org.kiosque.gateway.edge.pages.Contents;
import org.kiosque.gateway.site.comments.CommentForm;
import org.kiosque.gateway.site.comments.CommentThreads;
import org.kiosque.gateway.site.comments.FetchedThread;
import org.kiosque.gateway.site.comments.Place;
import org.kiosque.gateway.site.comments.ThreadView;
import org.kiosque.gateway.site.page.Addresses;
import org.kiosque.gateway.site.page.Frames;
import org.kiosque.gateway.site.page.HtmlPage;
import org.kiosque.gateway.site.page.Link;
import org.kiosque.gateway.site.page.NoSuchPageException;
import org.kiosque.gateway.site.page.Parts;
import org.kiosque.gateway.site.page.Section;
import org.kiosque.gateway.site.page.Sections;
import org.kiosque.gateway.site.page.SiteProperties;
import org.kiosque.gateway.site.page.Texts;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Gathers what an article page shows from the services, side by side. */
@Component
record ArticlePages(
        ArticleClient articles,
        CommentThreads threads,
        ShelfClient shelf,
        Sections sections,
        Frames frames,
        ArticleViews views,
        ArticleMetadata metadata,
        SiteProperties site) {

    /** Threads on a page. */
    private static final int LONG_THREAD = 10;

    /** Of the latest, for each place, to find some with a picture. */
    private static final int LOOKED_AT = 3;

    static final String MACHINE = "?text=machine";

    Article article(Language language, String id) {
        return articles.article(id, language.tag());
    }

    /** With a machine's text that readers get only if they ask for it. */
    Article offered(Language language, String id) {
        return articles.article(id, language.tag(), true);
    }

    /** @return null where there is nothing to be read beside the article, since it is the original */
    @Nullable Article original(Article article, String id) {
        String language = article.original().language();
        return article.language().equals(language) ? null : articles.article(id, language);
    }

    /**
     * An article as it is to be read.
     *
     * @param original what is to stand beside it; null for nothing
     */
    record Reading(
            Language language, Article article, @Nullable Article original) {}

    /** The last part of the address at which an article is read in a language, translated or not. */
    static String slugOf(Article article, Language language) {
        String prefix = Addresses.article(language, "");
        return article.url().startsWith(prefix) ? article.url().substring(prefix.length()) : article.slug();
    }

    /** The page on which that very text is read: for a machine's that readers get only if they ask for it, it is asked for. */
    static String pathOf(Article article, Language language) {
        String path = Addresses.article(language, slugOf(article, language));
        boolean asked = article.translation() != null
                && article.translation().offered()
                && !article.language().equals(article.original().language());
        return asked ? path + MACHINE : path;
    }

    /** Sections under way while the article itself is being fetched. */
    record Surroundings(
            String id,
            CompletableFuture<Article> article,
            Sections.Pending<FetchedThread> thread,
            Sections.Pending<Neighbours> neighbours,
            Sections.Pending<FetchedShelf> others)
            implements AutoCloseable {

        /** Those sections that depend on it go on with it. */
        Article with(Article fetched) {
            article.complete(fetched);
            return fetched;
        }

        /** What a form says that comes back may be of yesterday: the text in it is not lost with its place. */
        Section<FetchedThread> threadIfStillThere() {
            try {
                return thread.get();
            } catch (NoSuchPageException gone) {
                return Section.unavailable();
            }
        }

        @Override
        public void close() {
            article.cancel(false);
            thread.abandon();
            neighbours.abandon();
            others.abandon();
        }
    }

    /** @throws NoSuchPageException by its thread, when there is no such place */
    Surroundings surroundings(Language language, String id, String slug, Place place) {
        Duration patience = site.sectionDeadline();
        String page = Addresses.article(language, slug);
        var article = new CompletableFuture<Article>();
        return new Surroundings(
                id,
                article,
                sections.start(
                        "comments", () -> threads.under(id, language, page, place), Section.unavailable(), patience),
                sections.start("neighbours", () -> articles.neighbours(id, language.tag()), Section.hidden(), patience),
                sections.start("others", () -> others(language, id, article), Section.hidden(), patience));
    }

    Texts texts(Language language) {
        return frames.texts(language);
    }

    Section<ThreadView> view(Section<FetchedThread> thread) {
        return sections.made("comments", thread, FetchedThread::view, Section.unavailable());
    }

    /** @param place of what the page shows of the thread */
    HtmlPage page(
            HttpStatus status,
            HttpHeaders own,
            Reading reading,
            Place place,
            Section<FetchedThread> thread,
            Surroundings around,
            CommentForm form) {
        Section<Neighbours> neighbours = around.neighbours().get();
        Section<FetchedShelf> others = around.others().get();
        Language language = reading.language();
        // A form that came back is shown with what was typed, whatever has happened since.
        boolean closed = form.failure() == null
                ? closed(reading.article(), thread)
                : reading.article().comments().closed();
        List<Link> sectionsOfPaper = frames.sections(language);
        Parts parts = parts(around.id(), reading, sectionsOfPaper, place, thread, closed, neighbours, others, form);
        ArticleView view = ArticleView.of(
                views.of(
                        language,
                        reading.article(),
                        reading.original(),
                        form.failure() != null && form.ticket() == null),
                sectionsOfPaper,
                parts,
                isLong(thread),
                closed,
                () -> sections.made(
                        "neighbours", neighbours, found -> NeighboursView.of(found, language), Section.hidden()),
                () -> view(thread),
                () -> thread instanceof Section.Shown(FetchedThread shown)
                        ? metadata.comments(reading.article(), shown)
                        : null,
                form,
                () -> sections.made(
                        "others", others, shelf -> shelf.view(language, frames.texts(language)), Section.hidden()));
        Contents contents = contents(around.id(), language, thread, neighbours, others);
        return new HtmlPage(status, language, "article", view, own, contents, parts);
    }

    /** Whether no further comments are taken, by whoever has a say in it. */
    static boolean closed(Article article, Section<FetchedThread> thread) {
        return article.comments().closed()
                || (thread instanceof Section.Shown(FetchedThread shown)
                        && shown.answer().closed());
    }

    /** Whether it is a long way to what stands below it. */
    private static boolean isLong(Section<FetchedThread> thread) {
        return thread instanceof Section.Shown(FetchedThread shown)
                && shown.answer().items().size() > LONG_THREAD;
    }

    /** Each part with all that changes it. */
    private Parts parts(
            String id,
            Reading reading,
            List<Link> sectionsOfPaper,
            Place place,
            Section<FetchedThread> thread,
            boolean closed,
            Section<Neighbours> neighbours,
            Section<FetchedShelf> others,
            CommentForm form) {
        Language language = reading.language();
        Article article = reading.article();
        List<Object> made = List.of(article);
        Parts parts = frames.parts()
                .keep("masthead", made, id, language, sectionsOfPaper)
                .keep("story", reading.original() == null ? made : List.of(article, reading.original()), id, language)
                .keep("colophon", made, id, language);
        if (form.failure() == null) { // else it has another title
            parts.keep("head", made, id, language);
        }
        if (form.isBlank()) {
            parts.keep("form", made, id, language, form.action());
        }
        if (thread instanceof Section.Shown(FetchedThread shown)) {
            parts.keep(
                    "thread",
                    List.of(shown.answer()),
                    id,
                    language,
                    place,
                    shown.page(),
                    metadata.own(article),
                    closed,
                    article.comments().count());
        }
        if (neighbours instanceof Section.Shown(Neighbours found)) {
            parts.keep("neighbours", List.of(found), language);
        }
        if (others instanceof Section.Shown(FetchedShelf shelf)) {
            parts.keep(
                    "others",
                    List.copyOf(shelf.answers()),
                    id,
                    language,
                    frames.texts(language).today());
        }
        return parts;
    }

    private static Contents contents(
            String id,
            Language language,
            Section<FetchedThread> thread,
            Section<Neighbours> neighbours,
            Section<FetchedShelf> others) {
        Set<String> keys = new HashSet<>();
        keys.add(SurrogateKeys.article(id));
        keys.add(SurrogateKeys.thread(id));
        keys.add(SurrogateKeys.shelf(language));
        boolean whole = thread instanceof Section.Shown(FetchedThread shown)
                && !shown.answer().closing(); // of which no event tells
        if (neighbours instanceof Section.Shown(Neighbours found)) {
            found.cards().forEach(card -> keys.add(SurrogateKeys.article(card.id())));
        } else {
            whole = false;
        }
        if (others instanceof Section.Shown(FetchedShelf shelf)) {
            shelf.cards().forEach(card -> keys.add(SurrogateKeys.article(card.id())));
            whole &= !shelf.makeshift();
        } else {
            whole = false;
        }
        return new Contents(keys, whole);
    }

    /** What to read next, as far as the recommendation-service knows anything and is not down. */
    private FetchedShelf others(Language language, String id, CompletableFuture<Article> article) {
        boolean makeshift = false;
        try {
            CardList related = shelf.nextTo(id, language.tag(), site.otherArticles());
            if (!related.items().isEmpty()) {
                return FetchedShelf.of(List.of(related), related.items().stream(), id, site.otherArticles(), makeshift);
            }
        } catch (ServiceException down) {
            sections.fellBack("others", down);
            makeshift = true;
        }
        return alike(language, id, article.join(), makeshift);
    }

    /** With its first tag, and then the latest, before all those that have a picture. */
    private FetchedShelf alike(Language language, String id, Article article, boolean makeshift) {
        int wanted = site.otherArticles();
        List<CardList> answers = new ArrayList<>();
        List<Card> best = new ArrayList<>();
        String tag = article.tags().isEmpty() ? null : article.tags().getFirst().key();
        if (tag != null && Addresses.isKey(tag)) {
            CardList tagged = articles.about(tag, language.tag(), wanted + 1, null);
            answers.add(tagged);
            tagged.items().forEach(card -> best.add(card.recommended("same-subject")));
        }
        FetchedShelf shelf = FetchedShelf.of(answers, best.stream(), id, wanted, makeshift);
        if (!shelf.isShorterThan(wanted)) {
            return shelf;
        }
        CardList latest = articles.latest(language.tag(), LOOKED_AT * wanted + 1, null);
        answers.add(latest);
        latest.items().stream()
                .sorted(Comparator.comparing(card -> card.image() == null))
                .forEach(card -> best.add(card.recommended("latest")));
        return FetchedShelf.of(answers, best.stream(), id, wanted, makeshift);
    }
}
