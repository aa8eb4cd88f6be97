package org.kiosque.translation.engine.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kiosque.common.languages.Language;
import org.kiosque.translation.engine.LanguagePair;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The models that are there, looked at again once in a while: an operator may add one at any time. */
final class ModelFolder {

    /** As Optimum names what it exports, and Transformers what belongs to it. */
    static final List<String> FILES = List.of(
            MarianNetwork.ENCODER,
            MarianNetwork.FIRST_STEP,
            MarianNetwork.NEXT_STEP,
            MarianVocabulary.SOURCE,
            MarianVocabulary.TARGET,
            MarianVocabulary.WORDS,
            MarianSettings.CONFIG);

    private static final Logger log = LoggerFactory.getLogger(ModelFolder.class);

    private static final Pattern DIRECTION = Pattern.compile("([a-z]{2,3})-([a-z]{2,3})");

    private final Optional<Path> folder;
    private final Duration recheck;
    private final InstantSource clock;
    private Map<LanguagePair, Path> models = Map.of();
    private Instant nextLook = Instant.MIN;

    /** @param folder empty for no models at all */
    ModelFolder(Optional<Path> folder, Duration recheck, InstantSource clock) {
        this.folder = folder;
        this.recheck = recheck;
        this.clock = clock;
    }

    synchronized Map<LanguagePair, Path> models() {
        if (folder.isPresent() && !clock.instant().isBefore(nextLook)) {
            models = look(folder.get());
            nextLook = clock.instant().plus(recheck);
        }
        return models;
    }

    private static Map<LanguagePair, Path> look(Path folder) {
        Map<LanguagePair, Path> found = new HashMap<>();
        try (Stream<Path> inside = Files.list(folder)) {
            inside.forEach(one -> direction(one)
                    .filter(_ -> FILES.stream().allMatch(file -> Files.isReadable(one.resolve(file))))
                    .ifPresent(pair -> found.put(pair, one)));
        } catch (IOException | UncheckedIOException e) {
            log.atWarn().log("The folder of models cannot be read: {}", e.toString());
        }
        return Map.copyOf(found);
    }

    private static Optional<LanguagePair> direction(Path one) {
        Matcher named = DIRECTION.matcher(String.valueOf(one.getFileName()));
        if (!named.matches()) {
            return Optional.empty();
        }
        return Language.find(named.group(1))
                .flatMap(from -> Language.find(named.group(2)).map(to -> new LanguagePair(from, to)));
    }
}
