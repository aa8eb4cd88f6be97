package org.kiosque.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What JVMs hold on to, as they say themselves. */
final class Memory {

    private static final Pattern PART = Pattern.compile("-Dkiosque\\.part=([^@]+)@.*");
    private static final Pattern GENERATION = Pattern.compile("(?i)(?:DefNew|new|tenured)[^,]*, used (\\d+)K");

    private Memory() {}

    /** @return megabytes of the heap that are still in use after a full collection, by part */
    static Map<String, Long> afterCollection(List<ProcessHandle> parts) {
        Map<String, Long> used = new TreeMap<>();
        for (ProcessHandle part : parts) {
            name(part).ifPresent(name -> {
                jcmd(part, "GC.run");
                used.put(name, usedKilobytes(jcmd(part, "GC.heap_info")) / 1024);
            });
        }
        return used;
    }

    /** @return what the kernel counts as theirs, all together; 0 where it does not say */
    static long residentMegabytes(List<ProcessHandle> parts) {
        return parts.stream().mapToLong(Platform::residentKilobytes).sum() / 1024;
    }

    private static Optional<String> name(ProcessHandle part) {
        return part.info().arguments().stream()
                .flatMap(Stream::of)
                .map(PART::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    private static long usedKilobytes(String heap) {
        List<Long> generations = GENERATION
                .matcher(heap)
                .results()
                .map(generation -> Long.parseLong(generation.group(1)))
                .toList();
        if (generations.isEmpty()) {
            throw new AssertionError(heap);
        }
        return generations.stream().mapToLong(Long::longValue).sum();
    }

    private static String jcmd(ProcessHandle process, String command) {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(process.pid()),
                            command)
                    .redirectErrorStream(true)
                    .start();
            return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
