package org.kiosque.gateway.site.embeds;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.languages.Language;
import org.kiosque.common.problem.CommonProblems;
import org.kiosque.common.problem.ProblemKind;
import org.kiosque.common.problem.Problems;
import org.kiosque.common.problem.Problems.FieldProblem;
import org.kiosque.gateway.client.Article;
import org.kiosque.gateway.client.ArticleClient;
import org.kiosque.gateway.client.ServiceException;
import org.kiosque.gateway.edge.ReaderLanguages;
import org.kiosque.gateway.edge.failures.TraceIds;
import org.kiosque.gateway.site.page.Addresses;
import org.kiosque.gateway.site.page.Link;
import org.kiosque.gateway.site.page.MachinePage;
import org.kiosque.gateway.site.page.SiteProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import tools.jackson.databind.json.JsonMapper;

/**
 * oEmbed: what stands at the address of an article, for sites that show a link to it. A link with a picture, and nothing that
 * would run on those sites.
 *
 * @see <a href="https://oembed.com/">the protocol</a>
 */
@Controller
record EmbedController(ArticleClient articles, ReaderLanguages languages, SiteProperties site, JsonMapper json) {

    private static final int LONGEST_ADDRESS = 500;

    private static final Pattern PAGE = Pattern.compile("/([A-Za-z0-9-]{1,35})/([A-Za-z0-9._~-]{1,400})");
    private static final Pattern PIXELS = Pattern.compile("[1-9]\\d{0,4}");

    private static final MediaType XML = new MediaType(MediaType.TEXT_XML, StandardCharsets.UTF_8);
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newFactory();

    /** A page of an article of this site. */
    private record Page(Language language, String id) {}

    /** @param url of a page of this site; {@code format} is {@code json} where nothing is said */
    @GetMapping(Addresses.EMBED)
    ResponseEntity<byte[]> embed(
            @RequestParam(required = false) @Nullable String url,
            @RequestParam(required = false) @Nullable String format,
            @RequestParam(required = false) @Nullable String maxwidth,
            @RequestParam(required = false) @Nullable String maxheight,
            ServerWebExchange exchange) {
        List<FieldProblem> wrong = new ArrayList<>();
        URI address = address(url, wrong);
        if (format != null && !format.equals("json") && !format.equals("xml")) {
            wrong.add(new FieldProblem("format", "is neither json nor xml"));
        }
        int widest = pixels("maxwidth", maxwidth, wrong);
        int highest = pixels("maxheight", maxheight, wrong);
        if (!wrong.isEmpty() || address == null) {
            return problem(Problems.invalid(CommonProblems.INVALID_REQUEST, wrong), exchange);
        }
        Optional<Page> page = page(address);
        if (page.isEmpty()) {
            return problem(CommonProblems.NOT_FOUND, "There is no article of this site at that address.", exchange);
        }
        try {
            Language language = page.get().language();
            Map<String, Object> told =
                    told(articles.article(page.get().id(), language.tag()), language, widest, highest);
            boolean xml = "xml".equals(format);
            return ResponseEntity.ok()
                    .contentType(xml ? XML : MediaType.APPLICATION_JSON)
                    .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                    .body(xml ? xml(told) : json.writeValueAsBytes(told));
        } catch (ServiceException.NoSuchResourceException none) {
            return problem(CommonProblems.NOT_FOUND, "There is no article of this site at that address.", exchange);
        } catch (ServiceException.GoneException withdrawn) {
            return problem(CommonProblems.ARTICLE_WITHDRAWN, "The newsroom has taken it back.", exchange);
        } catch (ServiceException away) {
            return problem(CommonProblems.UNAVAILABLE, "A service is down for the moment. Try again soon.", exchange);
        }
    }

    private static @Nullable URI address(@Nullable String url, List<FieldProblem> wrong) {
        if (url == null || url.isBlank()) {
            wrong.add(new FieldProblem("url", "is missing"));
            return null;
        }
        if (url.length() > LONGEST_ADDRESS) {
            wrong.add(new FieldProblem("url", "has more than " + LONGEST_ADDRESS + " characters"));
            return null;
        }
        try {
            return new URI(url);
        } catch (URISyntaxException none) {
            wrong.add(new FieldProblem("url", "is no address"));
            return null;
        }
    }

    /** @return as many as there can be where nothing is said */
    private static int pixels(String name, @Nullable String asked, List<FieldProblem> wrong) {
        if (asked == null) {
            return Integer.MAX_VALUE;
        }
        if (!PIXELS.matcher(asked).matches()) {
            wrong.add(new FieldProblem(name, "is no number of 1 to 99999"));
            return 0;
        }
        return Integer.parseInt(asked);
    }

    /** What follows the path makes no other article. */
    private Optional<Page> page(URI address) {
        URI base = site.baseUrl();
        boolean own = address.getScheme() != null
                && address.getScheme().equalsIgnoreCase(base.getScheme())
                && address.getRawAuthority() != null
                && address.getRawAuthority().equalsIgnoreCase(base.getRawAuthority());
        Matcher page = PAGE.matcher(own ? address.getRawPath() : "");
        if (!page.matches()) {
            return Optional.empty();
        }
        String id = ArticleSlug.idIn(page.group(2));
        return RandomId.isOne(id)
                ? languages.find(page.group(1)).map(language -> new Page(language, id))
                : Optional.empty();
    }

    private Map<String, Object> told(Article article, Language language, int widest, int highest) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("version", "1.0");
        told.put("type", "link");
        told.put("title", article.title());
        if (!article.authors().isEmpty()) {
            told.put(
                    "author_name",
                    article.authors().stream().map(Article.Author::name).collect(Collectors.joining(", ")));
        }
        if (article.authors().size() == 1) {
            String page = Link.to(article.authors().getFirst(), language).url();
            if (page != null) {
                told.put("author_url", site.absolute(page));
            }
        }
        told.put("provider_name", site.name());
        told.put("provider_url", site.absolute("/"));
        Article.Picture picture = article.image();
        if (picture != null) {
            putThumbnail(told, picture, widest, highest);
        }
        return told;
    }

    /** The widest that is not too large; none where its measures are not known. */
    private void putThumbnail(Map<String, Object> told, Article.Picture picture, int widest, int highest) {
        Integer width = picture.width();
        Integer height = picture.height();
        if (width == null || height == null || width <= 0) {
            return;
        }
        picture.variants().stream()
                .filter(variant -> variant.width() <= widest && heightAt(variant, width, height) <= highest)
                .max(Comparator.comparingInt(Article.Variant::width))
                .ifPresent(variant -> {
                    told.put("thumbnail_url", site.absolute(variant.url()));
                    told.put("thumbnail_width", variant.width());
                    told.put("thumbnail_height", heightAt(variant, width, height));
                });
    }

    private static long heightAt(Article.Variant variant, int width, int height) {
        return Math.round((double) variant.width() * height / width);
    }

    private static byte[] xml(Map<String, Object> told) {
        var bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter out = WRITERS.createXMLStreamWriter(bytes, "UTF-8");
            out.writeStartDocument("UTF-8", "1.0");
            out.writeStartElement("oembed");
            for (var entry : told.entrySet()) {
                out.writeStartElement(entry.getKey());
                out.writeCharacters(MachinePage.inXml(entry.getValue().toString()));
                out.writeEndElement();
            }
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible); // nothing but memory is written to
        }
        return bytes.toByteArray();
    }

    private ResponseEntity<byte[]> problem(ProblemKind kind, String detail, ServerWebExchange exchange) {
        return problem(Problems.of(kind, detail), exchange);
    }

    /** Programs ask, so that no page says what is wrong. */
    private ResponseEntity<byte[]> problem(ProblemDetail problem, ServerWebExchange exchange) {
        problem.setInstance(URI.create(Addresses.EMBED));
        String traceId = TraceIds.of(exchange);
        if (traceId != null) {
            problem.setProperty("traceId", traceId);
        }
        var answer = ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem.getStatus() == CommonProblems.UNAVAILABLE.status().value()) {
            answer.header(HttpHeaders.RETRY_AFTER, "5");
        }
        return answer.body(json.writeValueAsBytes(problem));
    }
}
