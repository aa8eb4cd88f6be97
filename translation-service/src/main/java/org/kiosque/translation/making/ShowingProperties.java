package org.kiosque.translation.making;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.translation.engine.Tier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What becomes of a text in which machines took part, until people have approved all of it.
 *
 * @param policy for every language
 * @param gist for texts of the gist; null for the same
 * @param languages by the tag of the language translated into, what is otherwise there
 */
@Validated
@ConfigurationProperties("kiosque.showing")
public record ShowingProperties(
        @DefaultValue("publish") @NotNull Policy policy,
        @Nullable Policy gist,
        @DefaultValue Map<String, @Valid Own> languages) {

    public ShowingProperties {
        languages = Map.copyOf(languages);
        languages.keySet().forEach(tag -> {
            if (Language.find(tag).isEmpty()) {
                throw new IllegalArgumentException("kiosque.showing.languages." + tag + " is no language tag");
            }
        });
    }

    public enum Policy {
        /** Readers get it at once, with a notice. */
        PUBLISH,
        /** Readers get the original, or what they had before, until it is approved. */
        HOLD,
        /** Readers get the original, and this if they ask for it, until it is approved. */
        ORIGINAL
    }

    /** For one language; null for what holds for all. */
    public record Own(@Nullable Policy policy, @Nullable Policy gist) {}

    /** What is said for a language comes before what is said for all, and of each, what is said for the gist. */
    Policy of(Language to, @Nullable Tier tier) {
        Own own = languages.entrySet().stream()
                .filter(one -> Language.of(one.getKey()).equals(to))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(new Own(null, null));
        Policy ofLanguage = tier == Tier.GIST && own.gist() != null ? own.gist() : own.policy();
        Policy ofAll = tier == Tier.GIST && gist != null ? gist : policy;
        return Objects.requireNonNullElse(ofLanguage, ofAll);
    }
}
