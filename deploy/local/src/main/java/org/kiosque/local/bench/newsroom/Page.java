package org.kiosque.local.bench.newsroom;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a browser got.
 *
 * @param location empty where it leads nowhere
 * @param took from the question to the last byte
 */
record Page(URI at, int status, String location, String body, Duration took) {

    private static final int SHOWN = 300;

    boolean isRedirect() {
        return status / 100 == 3 && !location.isEmpty();
    }

    /**
     * @param row of what must be there
     * @throws IOException when it is not: how fast an error is tells nothing
     */
    Page showing(String row) throws IOException {
        if (status != 200) {
            throw new IOException("%s answers %d: %s".formatted(at, status, beginning()));
        }
        if (!body.contains(row)) {
            throw new IOException("%s shows nothing with %s: %s".formatted(at, row, beginning()));
        }
        return this;
    }

    /**
     * @param done what the address says where it leads to
     * @throws IOException when it leads elsewhere, or nowhere
     */
    Page leadingTo(String done) throws IOException {
        if (!isRedirect() || !location.contains(done)) {
            throw new IOException("%s answers %d and leads to \"%s\", not to one with %s: %s"
                    .formatted(at, status, location, done, beginning()));
        }
        return this;
    }

    private String beginning() {
        String main = body.substring(Math.max(0, body.indexOf("<main"))).replaceAll("\\s+", " ");
        return main.substring(0, Math.min(SHOWN, main.length()));
    }

    /**
     * @return the value of the first field of that name
     * @throws IOException when there is none
     */
    String field(String name) throws IOException {
        List<String> all = fields(name);
        if (all.isEmpty()) {
            throw new IOException("%s (%d) has no field %s: %s".formatted(at, status, name, beginning()));
        }
        return all.getFirst();
    }

    List<String> fields(String name) {
        return found(Pattern.compile("name=\"" + Pattern.quote(name) + "\" value=\"([^\"]*)\""));
    }

    /** @return what the pattern's first group has found, without HTML's own writing of quotation marks */
    List<String> found(Pattern pattern) {
        Matcher matcher = pattern.matcher(body);
        return matcher.results()
                .map(result -> result.group(1)
                        .replace("&#34;", "\"")
                        .replace("&#39;", "'")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&amp;", "&"))
                .toList();
    }

    /** @return the address of the rest of a list; none where there is no rest */
    List<String> next() {
        return found(Pattern.compile("href=\"([^\"]*)\" rel=\"next\""));
    }
}
