package org.kiosque.local.chaos;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Everything that the platform has acknowledged, and nothing else. */
final class Ledger {

    /**
     * An article as it was last acknowledged.
     *
     * @param number its own, by which its words are made
     * @param state counted from 1, one for each text
     * @param live whether readers see it
     * @param events what was told of it, in order
     */
    record Article(String id, int number, int state, boolean live, List<String> events) {

        Article becoming(int newState, boolean nowLive, String event) {
            var all = new ArrayList<>(events);
            all.add(event);
            return new Article(id, number, newState, nowLive, List.copyOf(all));
        }
    }

    /**
     * @param status as it was last acknowledged
     * @param shown whether readers have ever seen it: what is rejected afterwards is told of twice
     */
    record Comment(String id, String article, String text, String status, boolean shown) {

        static final String APPROVED = "approved";

        /** As it was taken in. */
        Comment(String id, String article, String text, String status) {
            this(id, article, text, status, status.equals(APPROVED));
        }

        Comment decided(String then) {
            return new Comment(id, article, text, then, shown || then.equals(APPROVED));
        }

        List<String> events() {
            if (!shown) {
                return List.of();
            }
            return status.equals(APPROVED)
                    ? List.of("comment.approved.v1")
                    : List.of("comment.approved.v1", "comment.removed.v1");
        }
    }

    private final Map<String, Article> articles = new ConcurrentHashMap<>();
    private final Map<String, Comment> comments = new ConcurrentHashMap<>();
    private final Queue<String> unacknowledged = new ConcurrentLinkedQueue<>();

    void put(Article article) {
        articles.put(article.id(), article);
    }

    void put(Comment comment) {
        comments.put(comment.id(), comment);
    }

    /** What was asked again and again and never answered. */
    void never(String what) {
        unacknowledged.add(what);
    }

    Collection<Article> articles() {
        return List.copyOf(articles.values());
    }

    List<Article> live() {
        return articles.values().stream().filter(Article::live).toList();
    }

    Collection<Comment> comments() {
        return List.copyOf(comments.values());
    }

    List<Comment> commentsAt(String article) {
        return comments.values().stream()
                .filter(comment -> comment.article().equals(article))
                .toList();
    }

    List<String> unacknowledged() {
        return List.copyOf(unacknowledged);
    }
}
