package org.kiosque.local.bench.newsroom;

import java.util.ArrayList;
import java.util.List;

/**
 * What is in the stores by now, as far as it is asked for.
 *
 * @param published ids of articles that readers see, the newest first
 * @param drafts ids of articles that none has seen
 * @param unreviewed of those that are published, whose translation no person has looked at
 * @param filed of those that are published, whose sentences have a history
 * @param titles of some that are published
 * @param remarks words of some comments
 * @param discussed ids of the articles of these comments
 * @param remembered some sentences of the memory of translations
 */
record Known(
        List<String> published,
        List<String> drafts,
        List<Translated> unreviewed,
        List<Translated> filed,
        List<String> titles,
        List<String> remarks,
        List<String> discussed,
        List<Translated> remembered) {

    /** Of each of the last four. */
    static final int SOME = 2_000;

    static Known nothing() {
        return new Known(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    /** @param what an article's id, or a sentence */
    record Translated(String what, String from, String to) {}
}
