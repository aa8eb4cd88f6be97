package org.kiosque.article.editing.archive;

import java.util.List;

/** What became of an article that was to be brought in. */
public sealed interface BroughtIn {

    /** @param losses what could not be taken over of it, in words */
    record Added(List<String> losses) implements BroughtIn {

        public Added {
            losses = List.copyOf(losses);
        }
    }

    /** There is one with its id already, and it stays as it is. */
    record There() implements BroughtIn {}
}
