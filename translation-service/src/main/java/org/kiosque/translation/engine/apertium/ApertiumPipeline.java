package org.kiosque.translation.engine.apertium;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The running programs of one direction, connected by pipes and kept for many sentences. Not thread-safe: one sentence
 * at a time.
 *
 * <p>Every sentence is followed by a numbered mark that the programs pass through untouched. A program that dies makes
 * all later output empty without any error, so only a seen mark proves that what came before it is the whole answer.
 * After any failure the pipeline is closed for good: the next sentence needs a new one.
 */
final class ApertiumPipeline implements AutoCloseable {

    /** Far below the 64 KiB of a pipe, so that writing a sentence can never wait for somebody to read its answer. */
    static final int LONGEST_SENTENCE = 2_000;

    /** A sentence can grow, but an answer beyond this is a program gone mad. */
    private static final int LONGEST_ANSWER_BYTES = 1 << 20;

    private static final String END_OF_TEXT = ".[]";

    /** The programs still worked, or hung, when the time for a sentence had passed. */
    static final class TimeOverException extends IOException {
        TimeOverException(Duration limit) {
            super("no answer within " + limit.toMillis() + " ms");
        }
    }

    private final List<Process> processes;
    private final OutputStream in;
    private final InputStream out;
    private final ScheduledExecutorService watchdog;
    private long sentences;
    private volatile boolean closed;
    private volatile boolean timeOver;

    private ApertiumPipeline(List<Process> processes, ScheduledExecutorService watchdog) {
        this.processes = processes;
        this.in = processes.getFirst().getOutputStream();
        this.out = processes.getLast().getInputStream();
        this.watchdog = watchdog;
    }

    /** @param watchdog kills the programs when a deadline passes */
    static ApertiumPipeline start(List<ApertiumMode> modes, ScheduledExecutorService watchdog) throws IOException {
        List<ProcessBuilder> stages = ApertiumMode.chained(modes).stream()
                .map(command -> {
                    ProcessBuilder stage = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
                    stage.environment().put("LC_ALL", "C.UTF-8");
                    return stage;
                })
                .toList();
        return new ApertiumPipeline(ProcessBuilder.startPipeline(stages), watchdog);
    }

    /**
     * @param sentence at most {@link #LONGEST_SENTENCE} characters
     * @return the translation
     * @throws TimeOverException when the limit passed; this pipeline is closed then
     * @throws IOException when a program died; this pipeline is closed then
     */
    String translate(String sentence, Duration limit) throws IOException {
        ScheduledFuture<?> alarm = watchdog.schedule(this::giveUp, limit.toNanos(), TimeUnit.NANOSECONDS);
        try {
            String mark = "[/N" + ++sentences + "]";
            in.write((ApertiumText.escape(sentence) + END_OF_TEXT + '\0' + mark + '\0')
                    .getBytes(StandardCharsets.UTF_8));
            in.flush();
            String answer = readUntil(mark);
            String text = answer.replace("\0", "");
            if (text.endsWith("[]")) {
                text = text.substring(0, text.length() - 2);
            }
            if (text.endsWith(".")) {
                text = text.substring(0, text.length() - 1);
            }
            return ApertiumText.unescape(text);
        } catch (IOException e) {
            close();
            throw timeOver ? new TimeOverException(limit) : e;
        } finally {
            alarm.cancel(false);
        }
    }

    private String readUntil(String mark) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (true) {
            int read = out.read(buffer);
            if (read < 0) {
                throw new IOException("a program of the pipeline ended");
            }
            answer.write(buffer, 0, read);
            int at = answer.toString(StandardCharsets.ISO_8859_1).lastIndexOf(mark); // counted in bytes
            // The mark is followed by the null that flushed it; without it the null would begin the next answer.
            if (at >= 0 && at + mark.length() < answer.size()) {
                return new String(answer.toByteArray(), 0, at, StandardCharsets.UTF_8);
            }
            if (answer.size() > LONGEST_ANSWER_BYTES) {
                throw new IOException("a program of the pipeline does not stop writing");
            }
        }
    }

    private void giveUp() {
        timeOver = true;
        close();
    }

    boolean alive() {
        return !closed && processes.stream().allMatch(Process::isAlive);
    }

    /** The programs, first to last. */
    List<ProcessHandle> programs() {
        return processes.stream().map(Process::toHandle).toList();
    }

    /** Ends all programs at once. May be called from any thread and again. */
    @Override
    public void close() {
        closed = true;
        processes.forEach(Process::destroyForcibly);
        try {
            in.close();
        } catch (IOException gone) {
            // The programs are dead already.
        }
    }
}
