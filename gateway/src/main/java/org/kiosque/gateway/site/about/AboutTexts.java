package org.kiosque.gateway.site.about;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.gateway.site.page.SiteProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The texts of the standing pages: the operator's own, else those that come with Kiosque. An operator's file is read whenever
 * its page is rendered, so that a change shows at once.
 */
@Component
class AboutTexts {

    /** Bytes of an operator's text; a longer one is not shown. */
    static final int LONGEST = 64 * 1024;

    private static final Logger log = LoggerFactory.getLogger(AboutTexts.class);

    private final @Nullable Path folder;
    private final Language otherwise;

    AboutTexts(SiteProperties site, SiteLanguages languages) {
        this.folder = site.aboutFolder();
        this.otherwise = languages.defaultLanguage();
    }

    /** @param language of the text, which is the site's default one where nobody has written it in the reader's */
    record Written(AboutText text, Language language) {}

    /** @param page one of those that there are */
    Written text(String page, Language language) {
        SequencedSet<Language> choice = new LinkedHashSet<>();
        choice.add(language);
        choice.add(otherwise);
        choice.add(Language.of("en"));
        for (Language each : choice) {
            String name = page + "." + each + ".md";
            Optional<String> text = own(name).or(() -> builtIn(name));
            if (text.isPresent()) {
                return new Written(AboutText.of(text.get()), each);
            }
        }
        throw new IllegalStateException("no text of " + page); // all come with Kiosque in English
    }

    private Optional<String> own(String name) {
        if (folder == null) {
            return Optional.empty();
        }
        Path file = folder.resolve(name);
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            byte[] bytes;
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(LONGEST + 1);
            }
            if (bytes.length > LONGEST) {
                log.warn("{} is longer than {} bytes and not shown", file, LONGEST);
                return Optional.empty();
            }
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            log.warn("{} cannot be read: {}", file, unreadable.toString());
            return Optional.empty();
        }
    }

    private static Optional<String> builtIn(String name) {
        try (InputStream in = AboutTexts.class.getResourceAsStream("/about/" + name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
