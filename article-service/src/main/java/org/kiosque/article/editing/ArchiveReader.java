package org.kiosque.article.editing;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.ArticleApi.ArticleRequest;
import org.kiosque.article.editing.ArticleApi.SeoRequest;
import org.kiosque.article.editing.ArticleState.Draft;
import org.kiosque.article.editing.ArticleState.InReview;
import org.kiosque.article.editing.ArticleState.Published;
import org.kiosque.article.editing.ArticleState.Scheduled;
import org.kiosque.article.editing.ArticleState.Withdrawn;
import org.kiosque.article.editing.archive.ArchivedArticle;
import org.kiosque.article.editing.archive.ForeignArticle;
import org.kiosque.article.editing.corrections.NotedCorrection;
import org.kiosque.article.editing.revisions.Content;
import org.kiosque.article.editing.revisions.Revision;
import org.kiosque.article.editing.revisions.Signature;
import org.kiosque.article.editing.schedule.Plan;
import org.kiosque.article.markdown.Warning;
import org.kiosque.common.events.ArticleSlug;
import org.kiosque.common.events.Author;
import org.kiosque.common.events.CommentPolicy;
import org.kiosque.common.events.Image;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.events.Section;
import org.kiosque.common.events.Tag;
import org.kiosque.common.events.TranslationBroughtIn;
import org.kiosque.common.failures.InvalidFieldException;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.springframework.stereotype.Component;

/**
 * Holds what comes from elsewhere to the bounds of what editors write. Of another system's article it takes what there is
 * room for; one of our own is taken whole or not at all.
 */
@Component
record ArchiveReader(ContentReader contentReader, Validator validator, SiteLanguages site) {

    private static final int MOST_LEAD = 1_000;
    private static final int MOST_TAGS = 20;
    private static final int LONGEST_TAG = 60;
    private static final int MOST_AUTHORS = 10;
    private static final int LONGEST_AUTHOR = 100;
    private static final int LONGEST_SLUG = 80;
    private static final int LONGEST_NAME = 255;
    private static final int MOST_VARIANTS = 20;
    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_CREDIT = 200;
    private static final Duration FURTHEST = Duration.ofDays(3_650);
    private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,120}");
    private static final Pattern IMAGE = Pattern.compile("/media/[0-9a-z]{1,40}/[0-9vx-]{1,32}\\.[a-z0-9]{1,5}");
    private static final Pattern SHAPE = Pattern.compile("[0-9]{1,2}:[0-9]{1,2}");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\t\\u200c\\u200d]]");

    /**
     * @param losses what there was no room for, in words
     */
    record Read(Content content, List<String> losses) {}

    /** @throws InvalidFieldException when no content can be made of it */
    Read contentOf(ForeignArticle foreign) {
        List<String> losses = new ArrayList<>();
        String lead = foreign.lead();
        if (lead != null && lead.length() > MOST_LEAD) {
            lead = lead.substring(
                    0, lead.lastIndexOf(' ', MOST_LEAD) > 0 ? lead.lastIndexOf(' ', MOST_LEAD) : MOST_LEAD);
            losses.add("the lead was cut");
        }
        List<String> tags = room(foreign.tags(), LONGEST_TAG, MOST_TAGS, "tags", losses);
        List<String> authors = room(foreign.authors(), LONGEST_AUTHOR, MOST_AUTHORS, "authors", losses);
        String words = foreign.slug() == null ? "" : ArticleSlug.words(foreign.slug());
        var request = new ArticleRequest(
                declared(foreign.language()),
                clean(foreign.title()).replaceAll("\\s+", " "),
                lead == null ? null : clean(lead),
                clean(foreign.body()),
                tags,
                authors,
                null,
                words.isEmpty() ? null : shortened(words),
                slugsOf(foreign),
                foreign.comments(),
                null,
                null,
                foreign.note());
        requireValid(request);
        ContentReader.Accepted accepted = accepted(request, foreign.usualLanguage());
        accepted.warnings().stream().map(Warning::message).distinct().forEach(losses::add);
        return new Read(accepted.content(), losses);
    }

    /** @throws InvalidFieldException when no translation can be made of it */
    Read translationOf(ForeignArticle foreign) {
        return contentOf(new ForeignArticle(
                foreign.language(),
                null,
                foreign.title(),
                foreign.lead(),
                foreign.body(),
                List.of(), // those would begin tags and authors of their own
                List.of(),
                null,
                Map.of(),
                foreign.comments(),
                foreign.begunAt(),
                foreign.publishedAt(),
                foreign.changedAt(),
                foreign.note()));
    }

    /** @throws InvalidFieldException when an import can have brought no such translation */
    void requireTranslation(TranslationBroughtIn translation, Instant now) {
        site.require(translation.language(), "/language");
        requireTime(translation.broughtAt(), "/broughtAt", now);
        require(translation.broughtBy() != null, "/broughtBy", "is nobody");
        requireShort(translation.broughtBy(), LONGEST_NAME, "/broughtBy");
        require(
                translation.tags().size() <= MOST_TAGS
                        && translation.tags().stream().allMatch(tag -> tag.length() <= LONGEST_TAG),
                "/tags",
                "are too many or too long");
        var _ = translationOf(new ForeignArticle(
                translation.language(),
                null,
                Objects.requireNonNullElse(translation.title(), ""),
                translation.lead(),
                Objects.requireNonNullElse(translation.body(), ""),
                List.of(),
                List.of(),
                null,
                Map.of(),
                CommentPolicy.PREMODERATED,
                now,
                null,
                now,
                ""));
    }

    /** @return names of its tags for which there is room */
    List<String> tagsOf(ForeignArticle foreign) {
        return room(foreign.tags(), LONGEST_TAG, MOST_TAGS, "tags", new ArrayList<>());
    }

    private Map<String, String> slugsOf(ForeignArticle foreign) {
        String own = declared(foreign.language());
        Map<String, String> slugs = new HashMap<>();
        foreign.slugs().forEach((tag, slug) -> {
            String language = declared(tag);
            String words = ArticleSlug.words(slug);
            if (language != null && !language.equals(own) && !words.isEmpty()) {
                slugs.putIfAbsent(language, shortened(words));
            }
        });
        return slugs;
    }

    private static String shortened(String words) {
        return words.substring(0, Math.min(words.length(), LONGEST_SLUG));
    }

    private ContentReader.Accepted accepted(ArticleRequest request, @Nullable String usualLanguage) {
        try {
            return contentReader.contentOf(request);
        } catch (InvalidFieldException e) {
            String usual = declared(usualLanguage);
            if (!e.pointer().equals("/language") || request.language() != null || usual == null) {
                throw e;
            }
            return contentReader.contentOf(new ArticleRequest(
                    usual,
                    request.title(),
                    request.lead(),
                    request.body(),
                    request.tags(),
                    request.authors(),
                    null,
                    request.slug(),
                    request.slugs(),
                    request.comments(),
                    null,
                    null,
                    request.note()));
        }
    }

    /** @return of the site's languages the one that is meant, be it without its region; null when it has none */
    @Nullable String declared(@Nullable String tag) {
        if (tag == null) {
            return null;
        }
        return Language.find(tag.strip().replace('_', '-'))
                .flatMap(language -> site.find(language.tag()).or(() -> site.find(language.primary())))
                .map(Language::tag)
                .orElse(null);
    }

    private static List<String> room(List<String> names, int longest, int most, String what, List<String> losses) {
        List<String> fitting = names.stream()
                .map(name -> clean(name).replaceAll("\\s+", " ").strip())
                .filter(name -> !name.isEmpty() && name.length() <= longest)
                .distinct()
                .limit(most)
                .toList();
        if (fitting.size() < names.stream().distinct().count()) {
            losses.add("there was no room for some " + what);
        }
        return fitting;
    }

    private static String clean(String text) {
        return CONTROLS.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
    }

    /**
     * @param now what is over by then can have happened
     * @throws InvalidFieldException when the desk could not have had it
     */
    ArticleState stateOf(ArchivedArticle archived, Instant now) {
        require(RandomId.isOne(Objects.requireNonNullElse(archived.id(), "")), "/id", "is none of an article");
        requireText(archived.draft(), "/draft", now);
        if (archived.live() != null) {
            requireText(archived.live(), "/live", now);
        }
        requireSigned(archived.created(), "/created", now);
        requireSigned(archived.changed(), "/changed", now);
        if (archived.decided() != null) {
            requireSigned(archived.decided(), "/decided", now);
        }
        requireCorrections(archived.corrections(), now);
        requirePlan(archived.schedule(), now);
        Plan plan = archived.schedule();
        ArticleState state = switch (Objects.requireNonNullElse(archived.status(), "")) {
            case "draft" -> new Draft();
            case "in-review" -> new InReview();
            case "scheduled" -> {
                require(plan != null && plan.publishing() != null, "/schedule", "has no publication ahead");
                yield new Scheduled();
            }
            case "published" -> {
                require(archived.live() != null, "/live", "is missing");
                requireTime(archived.publishedAt(), "/publishedAt", now);
                yield new Published(Objects.requireNonNull(archived.publishedAt()));
            }
            case "withdrawn" -> {
                ArchivedArticle.Withdrawal withdrawn = archived.withdrawn();
                require(withdrawn != null && withdrawn.reason() != null, "/withdrawn", "is missing");
                requireTime(Objects.requireNonNull(withdrawn).at(), "/withdrawn/at", now);
                requireShort(withdrawn.reason(), LONGEST_TEXT, "/withdrawn/reason");
                yield new Withdrawn(withdrawn.at(), withdrawn.reason());
            }
            default -> throw new InvalidFieldException("/status", "is none of an article");
        };
        require(archived.live() == null || state instanceof Published, "/live", "is not to be seen in this state");
        return state;
    }

    /** @throws InvalidFieldException when the desk could not have saved it */
    void requireText(@Nullable Revision text, String field, Instant now) {
        require(text != null && text.content() != null && text.number() > 0, field, "is missing");
        Content content = Objects.requireNonNull(text).content();
        require(content.comments() != null && content.language() != null, field, "is not complete");
        site.require(content.language(), field + "/content/language");
        requireValid(new ArticleRequest(
                content.language(),
                content.title(),
                content.lead(),
                content.body(),
                content.tags().stream().map(Tag::name).toList(),
                content.authors().stream().map(Author::name).toList(),
                null,
                content.slug(),
                content.slugs(),
                content.comments(),
                content.section() == null ? null : content.section().name(),
                seoOf(content.seo()),
                text.note()));
        Stream.concat(
                        content.tags().stream().map(Tag::key),
                        content.authors().stream().map(Author::key))
                .forEach(key -> require(key != null && KEY.matcher(key).matches(), field, "has a key that is none"));
        require(
                content.slug() == null || ArticleSlug.words(content.slug()).equals(content.slug()),
                field + "/content/slug",
                "is none");
        content.slugs().forEach((language, slug) -> {
            site.require(language, field + "/content/slugs/" + language);
            require(ArticleSlug.words(slug).equals(slug), field + "/content/slugs/" + language, "is none");
        });
        requirePicture(content.picture(), field + "/content/picture");
        requireSeo(content.seo(), field + "/content/seo");
        requireSection(content.section(), field + "/content/section");
        if (text.saved() != null) {
            requireSigned(text.saved(), field + "/saved", now);
        }
        var _ = contentReader.again(content);
    }

    private static @Nullable SeoRequest seoOf(Content.@Nullable SearchText seo) {
        return seo == null ? null : new SeoRequest(seo.metaTitle(), seo.metaDescription(), seo.canonical(), null);
    }

    private void requireSeo(Content.@Nullable SearchText seo, String field) {
        if (seo != null) {
            requirePicture(seo.socialImage(), field);
            require(Objects.equals(seo.canonical(), ContentReader.canonicalOf(seo.canonical())), field, "is none");
        }
    }

    private static void requireSection(@Nullable Section section, String field) {
        require(
                section == null
                        || (section.key() != null
                                && KEY.matcher(section.key()).matches()
                                && section.name() != null
                                && !section.name().isBlank()
                                && section.name().length() <= LONGEST_TAG),
                field,
                "is none");
    }

    private void requirePicture(Content.@Nullable Picture picture, String field) {
        if (picture == null) {
            return;
        }
        boolean whole = picture.mediaId() != null && RandomId.isOne(picture.mediaId()) && picture.image() != null;
        require(whole, field, "is none");
        require(isImage(picture.image().url()), field, "is not at an address of an image");
        requireShort(Objects.requireNonNullElse(picture.image().alt(), ""), LONGEST_TEXT, field);
        requireVariants(picture.image().variants(), field);
        requireVariants(Objects.requireNonNullElse(picture.image().webp(), List.of()), field);
        List<Image.Crop> crops = Objects.requireNonNullElse(picture.image().crops(), List.of());
        require(crops.size() <= MOST_VARIANTS, field, "has too many shapes");
        for (Image.Crop crop : crops) {
            require(crop.shape() != null && SHAPE.matcher(crop.shape()).matches(), field, "has a shape that is none");
            requireVariants(crop.variants(), field);
            requireVariants(Objects.requireNonNullElse(crop.webp(), List.of()), field);
        }
        require(
                picture.image().colour() == null
                        || COLOUR.matcher(picture.image().colour()).matches(),
                field,
                "has a colour that is none");
        Image.Focus focus = picture.image().focus();
        require(focus == null || (isPart(focus.x()) && isPart(focus.y())), field, "has a focus that is none");
        requireShort(Objects.requireNonNullElse(picture.image().caption(), ""), LONGEST_TEXT, field);
        requireShort(Objects.requireNonNullElse(picture.image().credit(), ""), LONGEST_CREDIT, field);
    }

    private static void requireVariants(List<Image.Variant> variants, String field) {
        require(
                variants.size() <= MOST_VARIANTS && variants.stream().allMatch(one -> isImage(one.url())),
                field,
                "is not at an address of an image");
    }

    private static boolean isPart(double value) {
        return value >= 0 && value <= 1;
    }

    private static boolean isImage(@Nullable String url) {
        return url != null && IMAGE.matcher(url).matches();
    }

    private void requireCorrections(@Nullable List<NotedCorrection> corrections, Instant now) {
        if (corrections == null) {
            return;
        }
        require(corrections.size() <= Article.MOST_CORRECTIONS, "/corrections", "are too many");
        for (NotedCorrection one : corrections) {
            require(one != null && one.id() != null && one.text() != null, "/corrections", "are not complete");
            requireShort(one.text(), LONGEST_TEXT, "/corrections");
            requireShort(one.id(), LONGEST_NAME, "/corrections");
            requireSigned(one.noted(), "/corrections", now);
        }
    }

    private void requirePlan(@Nullable Plan plan, Instant now) {
        if (plan != null) {
            requireTime(plan.due(), "/schedule/due", now.plus(FURTHEST));
            requireSigned(plan.by(), "/schedule/by", now);
            if (plan.until() != null) {
                requireTime(plan.until(), "/schedule/until", now.plus(FURTHEST));
            }
            if (plan.publishing() != null) {
                requireText(plan.publishing(), "/schedule/publishing", now);
            }
        }
    }

    private static void requireSigned(@Nullable Signature signature, String field, Instant now) {
        require(signature != null && signature.editor() != null && signature.name() != null, field, "is not signed");
        requireTime(Objects.requireNonNull(signature).at(), field + "/at", now);
        requireShort(signature.editor(), LONGEST_NAME, field);
        requireShort(signature.name(), LONGEST_NAME, field);
    }

    private static void requireTime(@Nullable Instant time, String field, Instant latest) {
        require(time != null && time.isAfter(Instant.EPOCH) && !time.isAfter(latest), field, "is no time that can be");
    }

    private static void requireShort(String text, int longest, String field) {
        require(text.length() <= longest, field, "is longer than " + longest + " characters");
    }

    private void requireValid(ArticleRequest request) {
        for (ConstraintViolation<ArticleRequest> wrong : validator.validate(request)) {
            String field = wrong.getPropertyPath().toString().replaceAll("[\\[.].*", "");
            throw new InvalidFieldException("/" + field, wrong.getMessage());
        }
    }

    private static void require(boolean condition, String field, String otherwise) {
        if (!condition) {
            throw new InvalidFieldException(field, otherwise);
        }
    }
}
