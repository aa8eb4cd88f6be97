package org.kiosque.translation.engine.apertium;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kiosque.common.languages.Language;
import org.kiosque.translation.engine.LanguagePair;

/**
 * One {@code .mode} file: a shell pipeline that Apertium installs for a language pair. We start its programs
 * ourselves, so that no shell ever sees a text or a path.
 *
 * @param stages program and arguments of each stage, ready for null-flushed use
 */
record ApertiumMode(LanguagePair pair, List<List<String>> stages) {

    /** Variants such as {@code spa-eng_US} and {@code eco-fr-es} are left out: the plain pair is always there too. */
    private static final Pattern FILE_NAME = Pattern.compile("(\\p{Lower}{2,3})-(\\p{Lower}{2,3})\\.mode");

    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    /** How words are generated, and whether those that are not known are marked. */
    private static final String WITHOUT_MARKS = "-n";

    private static final String WITH_MARKS = "-g";

    /** These have no null flush and need none. */
    private static final Set<String> WITHOUT_NULL_FLUSH = Set.of("vislcg3", "cg-mwesplit");

    private static final Map<String, String> TWO_LETTER_CODES = Stream.of(Locale.getISOLanguages())
            .collect(Collectors.toMap(code -> Locale.of(code).getISO3Language(), code -> code, (first, _) -> first));

    /** @return the mode, or empty when the file is no plain pair or something that it needs is not installed */
    static Optional<ApertiumMode> read(Path file) {
        Matcher name = FILE_NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return Optional.empty();
        }
        try {
            List<List<String>> stages = parse(Files.readString(file));
            return stages.isEmpty() || !stages.stream().allMatch(ApertiumMode::installed)
                    ? Optional.empty()
                    : language(name.group(1))
                            .flatMap(from -> language(name.group(2))
                                    .map(to -> new ApertiumMode(new LanguagePair(from, to), stages)));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * The programs of several modes as one pipeline. Only the last mode marks what it does not know: whatever it marks that
     * the author did not write is a word of a language in between.
     */
    static List<List<String>> chained(List<ApertiumMode> modes) {
        List<List<String>> stages = new ArrayList<>();
        for (int i = 0; i < modes.size(); i++) {
            boolean last = i == modes.size() - 1;
            modes.get(i)
                    .stages()
                    .forEach(stage -> stages.add(stage.stream()
                            .map(word -> last && word.equals(WITHOUT_MARKS) ? WITH_MARKS : word)
                            .toList()));
        }
        return stages;
    }

    static List<List<String>> parse(String pipeline) {
        List<List<String>> stages = new ArrayList<>();
        for (String stage : pipeline.strip().split("\\|", -1)) {
            List<String> words = new ArrayList<>();
            Matcher word = WORD.matcher(stage);
            while (word.find()) {
                String text =
                        word.group(1) != null ? word.group(1) : word.group(2) != null ? word.group(2) : word.group(3);
                switch (text) {
                    case "$1" -> words.add(WITHOUT_MARKS);
                    case "$2" -> {} // the tagger's option for showing all readings
                    default -> words.add(text);
                }
            }
            if (words.isEmpty()) {
                return List.of();
            }
            if (!WITHOUT_NULL_FLUSH.contains(
                    Path.of(words.getFirst()).getFileName().toString())) {
                words.add(1, "-z");
            }
            stages.add(List.copyOf(words));
        }
        return List.copyOf(stages);
    }

    private static boolean installed(List<String> stage) {
        return executable(stage.getFirst())
                && stage.stream()
                        .skip(1)
                        .filter(word -> word.startsWith("/"))
                        .allMatch(data -> Files.isReadable(Path.of(data)));
    }

    private static boolean executable(String program) {
        if (program.contains("/")) {
            return Files.isExecutable(Path.of(program));
        }
        String path = System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
        return Stream.of(path.split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static Optional<Language> language(String code) {
        return Language.find(TWO_LETTER_CODES.getOrDefault(code, code));
    }
}
