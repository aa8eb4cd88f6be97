package org.kiosque.gateway.edge.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.gateway.edge.Territory;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Finds the declared page that a request asks for, segment by segment, since every request passes here. */
@Component
class DeclaredPages {

    private static final int LONGEST_SEGMENT = 400;

    private static final Pattern SEVERAL = Pattern.compile("(.*)\\(([^)]+)\\)(.*)");

    /** Stands for a variable; no segment is called so. */
    private static final String ANY = "/";

    private final Place root = new Place();

    /** @throws IllegalArgumentException for a page in a territory of which nothing may be kept */
    DeclaredPages(List<PageDeclaration> declarations, SiteLanguages site) {
        for (PageDeclaration page : declarations) {
            for (Language language : site.languages()) {
                addEach(page, page.address().replace("{language}", language.tag()));
            }
        }
    }

    private void addEach(PageDeclaration page, String address) {
        Matcher several = SEVERAL.matcher(address);
        if (several.matches()) {
            for (String one : several.group(2).split("\\|", -1)) {
                add(page, several.group(1) + one + several.group(3));
            }
        } else {
            add(page, address);
        }
    }

    private void add(PageDeclaration page, String address) {
        if (Territory.of(address) != Territory.PAGES) {
            throw new IllegalArgumentException(address + " is no page of which renderings may be kept");
        }
        Place place = root;
        for (String segment : address.substring(1).split("/", -1)) {
            place = place.below.computeIfAbsent(segment.startsWith("{") ? ANY : segment, _ -> new Place());
        }
        place.page = page;
    }

    /** Null for what is no page of the site, or none that is kept. Who asks does not matter: pages look the same for everybody. */
    @Nullable PageKey keyOf(ServerHttpRequest request) {
        HttpMethod method = request.getMethod();
        if (!(HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method))) {
            return null;
        }
        String path = request.getPath().value();
        PageDeclaration page = at(path);
        return page == null || !page.kept() ? null : PageKey.of(page, path, request);
    }

    private @Nullable PageDeclaration at(String path) {
        Place place = root;
        for (int from = 1; place != null && from <= path.length(); ) {
            int slash = path.indexOf('/', from);
            int end = slash < 0 ? path.length() : slash;
            String segment = path.substring(from, end);
            Place named = place.below.get(segment);
            place = named == null && isPlain(segment) ? place.below.get(ANY) : named;
            from = end + 1;
        }
        return place == null ? null : place.page;
    }

    /** What addresses have in common up to one segment. */
    private static final class Place {
        private final Map<String, Place> below = new HashMap<>();
        private @Nullable PageDeclaration page;
    }

    /** Of unreserved characters alone (RFC 3986, 2.3), so that an address has only one spelling. */
    private static boolean isPlain(String segment) {
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z')
                    || (c >= '0' && c <= '9')
                    || (c >= 'A' && c <= 'Z')
                    || "-._~".indexOf(c) >= 0;
            if (!plain) {
                return false;
            }
        }
        return !segment.isEmpty() && segment.length() <= LONGEST_SEGMENT;
    }
}
