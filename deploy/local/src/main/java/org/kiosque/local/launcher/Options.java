package org.kiosque.local.launcher;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.local.parts.Ports;
import org.kiosque.local.parts.Replicas;

/**
 * What {@code deploy/up} was asked for.
 *
 * @param ports all ports, counted from the gateway's
 * @param data absolute folder for everything that is kept
 * @param replicas instances of each service
 * @param demo whether an empty platform gets the demo content
 * @param restore the backup that replaces what the store holds, before any service starts; null for none
 * @param observe whether Prometheus and Grafana watch it
 * @param install whether a missing translation engine may be installed
 */
public record Options(
        Ports ports,
        Path data,
        Replicas replicas,
        boolean demo,
        @Nullable Path restore,
        boolean observe,
        boolean install) {

    private static final int DEFAULT_PORT = 8080;
    private static final String DEFAULT_DATA = ".data";

    public static final String USAGE = """
            usage: deploy/up [--port N] [--data DIR] [--replicas N|SERVICE=N,…] [--no-demo] [--restore DIR]
                             [--observe] [--no-install]

              --port N      the site's port (default 8080); the other parts take N+1 to N+5, N+20 to N+25,
                            N+40, N+41 and N+50
              --data DIR    where everything is kept (default .data in the repository)
              --replicas N  how many instances of each service run behind the gateway, 1 or 2 (default 1), or of
                            some: article-service=2,gateway=2; the second ones take N+10 to N+14 and
                            N+30 to N+34
              --no-demo     leave the platform empty
              --restore DIR replace what the store holds by this backup (deploy/kiosque backup), before any service
                            starts; no demo content then
              --observe     start Prometheus (N+45) and Grafana (N+46), as far as they are installed
              --no-install  do not install Apertium where it is missing""";

    /**
     * @param root the repository, in which a data folder that is not named lies
     * @param here what a relative data folder starts from
     * @throws UsageException in words for the person who typed it
     */
    public static Options parse(List<String> arguments, Path root, Path here) throws UsageException {
        int port = DEFAULT_PORT;
        Path data = root.resolve(DEFAULT_DATA);
        Replicas replicas = Replicas.ofEach(1);
        boolean demo = true;
        boolean observe = false;
        boolean install = true;
        @Nullable Path restore = null;
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String option = rest.pop();
            switch (option) {
                case "--port" -> port = number(option, value(option, rest), Ports.HIGHEST_BASE);
                case "--data" -> data = folder(option, value(option, rest), here);
                case "--restore" -> restore = folder(option, value(option, rest), here);
                case "--replicas" -> replicas = replicas(option, value(option, rest));
                case "--no-demo" -> demo = false;
                case "--observe" -> observe = true;
                case "--no-install" -> install = false;
                default -> throw new UsageException("I do not know \"%s\".%n%s".formatted(option, USAGE));
            }
        }
        return new Options(
                new Ports(port), data.toAbsolutePath().normalize(), replicas, demo, restore, observe, install);
    }

    /** What {@code deploy/token} must be told to find this platform, quoted for a shell; empty where it is the usual one. */
    String whereFor(Path root) {
        String port = ports.base() == DEFAULT_PORT ? "" : " --port " + ports.base();
        boolean usual = data.equals(root.resolve(DEFAULT_DATA).toAbsolutePath().normalize());
        return port + (usual ? "" : " --data " + quoted(data.toString()));
    }

    private static String quoted(String text) {
        return text.matches("[\\w./:+@%=,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private static String value(String option, Deque<String> rest) throws UsageException {
        if (rest.isEmpty() || rest.peek().startsWith("--") || rest.peek().isBlank()) {
            throw new UsageException("%s needs a value.%n%s".formatted(option, USAGE));
        }
        return rest.pop();
    }

    private static int number(String option, String text, int highest) throws UsageException {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= highest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number that is out of bounds.
        }
        throw new UsageException("%s takes a number from 1 to %d, not \"%s\".".formatted(option, highest, text));
    }

    private static Replicas replicas(String option, String text) throws UsageException {
        try {
            return Replicas.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException("%s %s.".formatted(option, e.getMessage()));
        }
    }

    private static Path folder(String option, String text, Path here) throws UsageException {
        try {
            return here.resolve(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new UsageException("%s takes a folder, not \"%s\".".formatted(option, text));
        }
    }

    /** A command line that cannot be followed. */
    public static final class UsageException extends Exception {
        UsageException(String message) {
            super(message);
        }
    }
}
