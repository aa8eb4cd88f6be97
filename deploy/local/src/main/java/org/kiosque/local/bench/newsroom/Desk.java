package org.kiosque.local.bench.newsroom;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What all rooms share: a browser in them, and what is known of what they hold. */
record Desk(StaffBrowser browser, Known known, MadeUp madeUp) {

    private static final int FURTHER = 10;

    /** What the path of a page is made of each time. */
    @FunctionalInterface
    interface Path {
        String next() throws Exception;
    }

    /** @param row what each answer must have, since it has something to show */
    Measure list(String name, String row, Path path) {
        return measured(name, Measure.LIST, row, path);
    }

    Measure list(String name, String row, String path) {
        return list(name, row, () -> path);
    }

    /** A page, or a part of one, that comes by itself while somebody types or looks at something. */
    Measure glimpse(String name, String row, Path path, String... headers) {
        return measured(name, Measure.KEY, row, path, headers);
    }

    private Measure measured(String name, Duration bar, String row, Path path, String... headers) {
        return new Measure(
                name,
                bar,
                _ -> Measure.Took.of(browser.get(path.next(), headers).showing(row)));
    }

    /** The pages after the first, one after another, {@value #FURTHER} of them or all before it begins again. */
    Measure further(String name, String row, String path) {
        var next = new ArrayList<String>();
        return new Measure(name, Measure.LIST, number -> {
            if (next.isEmpty() || number % FURTHER == 0) {
                next.clear();
                next.addAll(browser.get(path).showing(row).next());
            }
            if (next.isEmpty()) {
                throw new IOException(path + " has no second page");
            }
            Page page = browser.get(next.removeFirst()).showing(row);
            next.addAll(page.next());
            return Measure.Took.of(page);
        });
    }

    /**
     * A form that is sent, and the page after it.
     *
     * @param done what its address says
     */
    Measure.Took sent(String address, String done, List<StaffBrowser.Field> form, String row) throws Exception {
        Page answer = browser.post(address, form).leadingTo(done);
        Page after = browser.follow(answer).showing(row);
        return Measure.Took.of(answer, after);
    }

    static StaffBrowser.Field field(String name, String value) {
        return new StaffBrowser.Field(name, value);
    }

    String article() {
        return madeUp.among(known.published());
    }

    /** @return as they stand in an address */
    String wordsOf(String text, int most) {
        List<String> words = new ArrayList<>(MadeUp.wordsIn(text));
        while (words.size() > most) {
            words.remove(madeUp.below(words.size()));
        }
        return String.join("+", words);
    }
}
