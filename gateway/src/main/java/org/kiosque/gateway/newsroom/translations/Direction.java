package org.kiosque.gateway.newsroom.translations;

import java.util.List;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.gateway.newsroom.page.Rooms;

/** From one language of the site into another. */
public record Direction(String from, String to) {

    static List<Direction> of(SiteLanguages site) {
        List<String> languages = site.languages().stream().map(Language::tag).toList();
        return languages.stream()
                .flatMap(from ->
                        languages.stream().filter(to -> !to.equals(from)).map(to -> new Direction(from, to)))
                .toList();
    }

    /** @return the first that there is for what is none */
    static Direction among(List<Direction> all, String from, String to) {
        var asked = new Direction(from, to);
        return all.isEmpty() || all.contains(asked) ? asked : all.getFirst();
    }

    /** Of its terms. */
    public String path() {
        return Rooms.TRANSLATIONS + "/glossary?from=" + from + "&to=" + to;
    }
}
