package org.kiosque.local.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kiosque.local.process.PrivateFiles;

/** How far the loading got, on disk after every step, so that a load that was cut off goes on where it was. */
final class Progress {

    private static final String DONE = "done";
    /** A call was about to be made; whether it was is for the platform to say. */
    private static final String BEGUN = "?";

    private final Path file;
    private final Map<String, String> steps;

    private Progress(Path file, Map<String, String> steps) {
        this.file = file;
        this.steps = steps;
    }

    static Progress in(Path data) throws IOException {
        Path file = data.resolve("demo").resolve("progress.properties");
        var properties = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
        }
        Map<String, String> steps = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> steps.put(name, properties.getProperty(name)));
        return new Progress(file, steps);
    }

    boolean untouched() {
        return steps.isEmpty();
    }

    /** What a step that is over gave; null when it is not. */
    @Nullable String of(String step) {
        String result = steps.get(step);
        return BEGUN.equals(result) ? null : result;
    }

    boolean isBegun(String step) {
        return steps.containsKey(step);
    }

    void begin(String step) throws IOException {
        put(step, BEGUN);
    }

    void put(String step, String result) throws IOException {
        steps.put(step, result);
        PrivateFiles.write(
                file,
                steps.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining()));
    }

    void finish() throws IOException {
        put(DONE, "yes");
    }

    boolean finished() {
        return steps.containsKey(DONE);
    }
}
