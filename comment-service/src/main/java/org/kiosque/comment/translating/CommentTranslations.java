package org.kiosque.comment.translating;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.text.CommentText;
import org.kiosque.comment.translating.KeptTranslations.KeptTranslation;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;

/**
 * Comments in another language of the site. Those that were translated before come from the store; others are asked for, and those that
 * do not come within the deadline are done without. It never fails for want of a translation. Safe for use by several threads.
 */
public final class CommentTranslations {

    private final KeptTranslations kept;
    private final TranslationMaking making;
    private final ServiceToken own;
    private final SiteLanguages site;

    CommentTranslations(KeptTranslations kept, TranslationMaking making, ServiceToken own, SiteLanguages site) {
        this.kept = kept;
        this.making = making;
        this.own = own;
        this.site = site;
    }

    /**
     * A comment as it was written.
     *
     * @param language BCP 47; one that the site does not have is not translated
     * @param format as {@link CommentText} reads it
     */
    public record Original(
            String id,
            String language,
            String body,
            @Nullable String format) {}

    /**
     * @param engine that has made it; left out where none was needed
     */
    public record Translation(
            String language,
            String body,
            String bodyHtml,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String engine) {}

    /**
     * @param byComment by id; what was written in that language, or has no translation, is left out
     * @param complete whether nothing more is to be expected soon
     */
    public record Translations(Map<String, Translation> byComment, boolean complete) {

        public static final Translations NONE = new Translations(Map.of(), true);

        public Translations {
            byComment = Map.copyOf(byComment);
        }
    }

    /** For readers, by this service's own token. */
    public Translations of(List<Original> originals, Language to) {
        return translated(originals, to, own.supplier().orElse(null));
    }

    /** @param token of whoever asks, which translation-service accepts */
    public Translations of(List<Original> originals, Language to, String token) {
        return translated(originals, to, () -> token);
    }

    private Translations translated(List<Original> originals, Language to, @Nullable Supplier<String> token) {
        List<Original> foreign =
                originals.stream().filter(original -> isForeign(original, to)).toList();
        if (foreign.isEmpty()) {
            return Translations.NONE;
        }
        Map<String, KeptTranslation> known = new HashMap<>(kept.of(foreign, to));
        List<Original> missing = new ArrayList<>(foreign);
        missing.removeIf(original -> known.containsKey(original.id()));
        if (!missing.isEmpty() && token != null) {
            Map<String, KeptTranslation> made = making.make(missing, to, token);
            known.putAll(made);
            missing.removeIf(original -> made.containsKey(original.id()));
        }
        Map<String, Translation> shown = new HashMap<>();
        for (Original original : foreign) {
            KeptTranslation one = known.get(original.id());
            String text = one == null ? null : one.text();
            if (one != null && text != null) {
                shown.put(
                        original.id(),
                        new Translation(to.tag(), text, CommentText.html(text, original.format()), one.engine()));
            }
        }
        return new Translations(shown, missing.isEmpty() || token == null);
    }

    private boolean isForeign(Original original, Language to) {
        return !original.body().isEmpty()
                && site.find(original.language())
                        .filter(language -> !language.primary().equals(to.primary()))
                        .isPresent();
    }

    /** Keeps nothing of these comments. Repeating is harmless. */
    public void forget(Collection<String> commentIds) {
        kept.forget(commentIds);
    }
}
