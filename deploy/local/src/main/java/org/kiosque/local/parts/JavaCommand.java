package org.kiosque.local.parts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.kiosque.local.process.ParentWatch;

/**
 * How a part that is a Java program is started: small and quick to start, for a machine that does other things too.
 *
 * @param part its name
 * @param data the platform's folder; with the name it marks the command line
 * @param heapMegabytes upper bound of the heap
 */
record JavaCommand(String part, Path data, int heapMegabytes) {

    static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /** The option that uses the cache which a training has made; none before there is one. */
    static List<String> startingFrom(Path cache) {
        return Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.of();
    }

    String mark() {
        return "-Dkiosque.part=" + part + "@" + data;
    }

    /** @param rest further options, main class or {@code -jar}, and arguments */
    List<String> with(List<String> rest) {
        List<String> command = new ArrayList<>();
        command.add(JAVA.toString());
        command.add(mark());
        Collections.addAll(
                command,
                "-Xmx" + heapMegabytes + "m",
                // One machine, many processes, a person who waits: start soon, stay small.
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow");
        command.addAll(rest);
        return List.copyOf(command);
    }

    /** A main of this module, which ends with the launcher. */
    List<String> ofOurs(Class<?> main, List<String> options, Object... arguments) {
        List<String> rest = new ArrayList<>();
        rest.add("-D" + ParentWatch.PROPERTY + "=true");
        rest.addAll(options);
        rest.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        Stream.of(arguments).map(String::valueOf).forEach(rest::add);
        return with(rest);
    }
}
