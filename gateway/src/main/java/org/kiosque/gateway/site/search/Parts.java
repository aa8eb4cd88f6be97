package org.kiosque.gateway.site.search;

import java.util.ArrayList;
import java.util.List;
import org.kiosque.gateway.client.FoundList;
import org.kiosque.gateway.site.page.Typography;

/** Cuts a text where its marks begin and end. */
final class Parts {

    private Parts() {}

    /** @param marks those that are not within the text, or overlap one before, are passed over */
    static List<SearchView.Part> of(String text, List<FoundList.Mark> marks, String language) {
        List<SearchView.Part> parts = new ArrayList<>();
        int at = 0;
        for (FoundList.Mark mark : marks) {
            if (mark.start() >= at && mark.start() < mark.end() && mark.end() <= text.length()) {
                add(parts, text.substring(at, mark.start()), false, language);
                add(parts, text.substring(mark.start(), mark.end()), true, language);
                at = mark.end();
            }
        }
        add(parts, text.substring(at), false, language);
        return parts;
    }

    private static void add(List<SearchView.Part> parts, String text, boolean marked, String language) {
        if (!text.isEmpty()) {
            parts.add(new SearchView.Part(Typography.unbroken(text, language), marked));
        }
    }
}
