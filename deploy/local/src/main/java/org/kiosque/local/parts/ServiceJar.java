package org.kiosque.local.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.kiosque.local.process.Folders;
import org.kiosque.local.supervision.ExitReport;
import org.kiosque.local.supervision.PartLog;
import org.kiosque.local.supervision.StartException;

/**
 * A service's packaged jar, taken apart so that it starts quicker, with the cache of a trained start beside it.
 *
 * @param module the service's folder and the name of its jar
 * @param jar the application's own classes; its manifest names the libraries beside it
 * @param cache of loaded and linked classes (JEP 483 and 514); may not exist yet
 */
record ServiceJar(String module, Path jar, Path cache) {

    private static final String VERSION = "0.1.0-SNAPSHOT";
    private static final String PREFIX = "unpacked-";

    /** All of them at once. */
    static List<ServiceJar> unpackAll(Path root, List<String> modules) throws StartException, InterruptedException {
        try (ExecutorService unpackers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ServiceJar>> unpacking = modules.stream()
                    .map(module -> unpackers.submit(() -> unpack(root, module)))
                    .toList();
            List<ServiceJar> jars = new ArrayList<>();
            for (Future<ServiceJar> jar : unpacking) {
                jars.add(StartException.resultOf(jar));
            }
            return jars;
        }
    }

    /**
     * Takes the jar apart, once per build: the folder's name tells which jar it came from.
     *
     * @throws StartException if the jar is missing or cannot be taken apart
     */
    static ServiceJar unpack(Path root, String module) throws StartException, InterruptedException {
        Path target = root.resolve(module).resolve("target");
        String name = module + "-" + VERSION + ".jar";
        Path packed = target.resolve(name);
        if (!Files.exists(packed)) {
            throw new StartException("%s is missing: start with deploy/up, which builds it.".formatted(packed));
        }
        try {
            Path folder = target.resolve(PREFIX + JarStamp.of(packed));
            if (!Files.exists(folder.resolve(name))) {
                removeOlder(target);
                Path draft = Files.createTempDirectory(target, "unpacking-");
                try {
                    run(
                            "taking %s apart".formatted(packed),
                            target.resolve("unpacking.log"),
                            List.of(
                                    JavaCommand.JAVA.toString(),
                                    "-XX:TieredStopAtLevel=1",
                                    "-Djarmode=tools",
                                    "-jar",
                                    packed.toString(),
                                    "extract",
                                    "--force",
                                    "--destination",
                                    draft.toString()));
                    Files.move(draft, folder);
                } finally {
                    Folders.delete(draft);
                }
            }
            return new ServiceJar(module, folder.resolve(name), folder.resolve("start.aot"));
        } catch (IOException e) {
            throw new StartException("%s cannot be taken apart: %s".formatted(packed, e.getMessage()), e);
        }
    }

    /** Except for the newest and for those that a platform runs from, on another data folder. */
    static void removeOlder(Path target) throws IOException {
        List<Path> newestFirst;
        try (Stream<Path> siblings = Files.list(target)) {
            newestFirst = siblings.filter(path -> path.getFileName().toString().startsWith(PREFIX))
                    .sorted(Comparator.comparing(ServiceJar::changed).reversed())
                    .toList();
        }
        if (newestFirst.size() < 2) {
            return;
        }
        List<String> commandLines = ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .toList();
        for (Path old : newestFirst.subList(1, newestFirst.size())) {
            if (commandLines.stream().noneMatch(line -> line.contains(old.toString()))) {
                Folders.delete(old);
            }
        }
    }

    private static FileTime changed(Path folder) {
        try {
            return Files.getLastModifiedTime(folder);
        } catch (IOException gone) {
            return FileTime.from(Instant.EPOCH);
        }
    }

    private static void run(String what, Path log, List<String> command)
            throws IOException, StartException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int exit = process.waitFor();
        if (exit != 0) {
            throw new StartException(
                    ExitReport.of(what + " failed", ExitReport.exit(exit), new PartLog(log), Long.MAX_VALUE));
        }
    }
}
