package org.kiosque.article.media;

import static org.kiosque.article.media.PictureFile.unfit;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.media.MediaException.UnreadableFormatException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes AVIF by libavif's own program, since there is no decoder in Java: what is hostile in a file comes to an end with that
 * program, not with us. It gets some time, memory and room on the disk, and no more.
 *
 * @param program null where there is none on this machine
 */
record Avif(@Nullable Path program) {

    private static final Logger log = LoggerFactory.getLogger(Avif.class);

    /** In kilobytes, seconds, and 512 bytes: what 50 megapixels need, and half as much more. */
    private static final String LIMITS = "ulimit -v 2000000; ulimit -t 30; ulimit -f 1000000; exec \"$@\"";

    private static final Path SHELL = Path.of("/bin/sh");
    private static final Avif INSTALLED = new Avif(found());

    static Avif installed() {
        return INSTALLED;
    }

    private static @Nullable Path found() {
        Path program = Stream.of(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "avifdec"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        if (program == null || !Files.isExecutable(SHELL)) {
            log.atInfo().log("There is no avifdec on this machine: AVIF is refused");
            return null;
        }
        return program;
    }

    /** Reads what was decoded. */
    interface PngReader<T> {

        /** @param png with 8 bits a sample, neither turned nor with a profile */
        T read(File png) throws IOException;
    }

    /**
     * @param picture whose boxes have been read, and which is not too large
     * @throws UnreadableFormatException where there is no such program
     */
    <T> T decoded(PictureFile picture, PngReader<T> reader) throws IOException {
        if (program == null) {
            throw new UnreadableFormatException("AVIF");
        }
        Path folder = Files.createTempDirectory("kiosque-avif");
        Path from = folder.resolve("picture.avif");
        Path to = folder.resolve("picture.png");
        try {
            Files.write(from, picture.pixels().array());
            run(List.of(
                    SHELL.toString(),
                    "-c",
                    LIMITS,
                    "avifdec",
                    program.toString(),
                    "--jobs",
                    "1",
                    "--depth",
                    "8",
                    "--ignore-icc",
                    "--png-compress",
                    "1",
                    "--size-limit",
                    String.valueOf((long) picture.width() * picture.height()),
                    from.toString(),
                    to.toString()));
            return reader.read(to.toFile());
        } finally {
            Files.deleteIfExists(to);
            Files.deleteIfExists(from);
            Files.deleteIfExists(folder);
        }
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        try {
            if (process.waitFor() != 0) {
                throw unfit("cannot be read: the image is damaged or of a rare kind");
            }
        } catch (InterruptedException tooLate) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while an image was read");
        } finally {
            process.destroyForcibly();
        }
    }
}
