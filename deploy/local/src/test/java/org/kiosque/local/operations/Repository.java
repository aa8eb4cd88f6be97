package org.kiosque.local.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** The files of this repository, as far as operators' files speak of them. */
final class Repository {

    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    static final List<String> SERVICES =
            List.of("gateway", "article-service", "comment-service", "recommendation-service", "translation-service");
    static final List<String> MODULES =
            Stream.concat(Stream.of("common"), SERVICES.stream()).toList();

    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    private Repository() {}

    static String read(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the files below a folder whose names end so, named from the root, in order */
    static List<String> files(String folder, String ending) {
        try (Stream<Path> all = Files.walk(ROOT.resolve(folder))) {
            return all.map(path -> ROOT.relativize(path).toString())
                    .filter(path -> path.endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JSON is YAML, too. */
    static List<Object> documents(String path) {
        var documents = new ArrayList<Object>();
        new Yaml().loadAll(read(path)).forEach(documents::add);
        return documents;
    }

    /** @return what stands in backticks in the first column of a section's tables, of all modules' canvases */
    static Set<String> canvases(String section) {
        var found = new TreeSet<String>();
        for (String module : MODULES) {
            String current = "";
            for (String line : read(module + "/README.md").lines().toList()) {
                if (line.startsWith("## ")) {
                    current = line.substring(3).strip();
                } else if (line.startsWith("|") && current.equals(section)) {
                    quoted(line.substring(1, line.indexOf('|', 1)), found);
                }
            }
        }
        return found;
    }

    /** @return whatever stands in backticks anywhere in the modules' canvases */
    static Set<String> quotedInCanvases() {
        var found = new TreeSet<String>();
        for (String module : MODULES) {
            read(module + "/README.md")
                    .lines()
                    .forEach(line -> quoted(line, found)); // fences of code have three of them
        }
        return found;
    }

    private static void quoted(String text, Set<String> found) {
        Matcher quoted = QUOTED.matcher(text);
        while (quoted.find()) {
            found.add(quoted.group(1));
        }
    }

    /** Tells each key of each map, with the value, however deep it stands; entries of lists have no key of their own. */
    static void visit(@Nullable Object node, BiConsumer<String, @Nullable Object> visitor) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                visitor.accept(String.valueOf(key), value);
                visit(value, visitor);
            });
        } else if (node instanceof List<?> list) {
            list.forEach(each -> visit(each, visitor));
        }
    }
}
