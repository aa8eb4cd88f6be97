package org.kiosque.local.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the identity provider's cache of loaded classes lies: beside the jar of this module, if we run from one. */
final class IdentityCache {

    private IdentityCache() {}

    static Optional<Path> besideJar() {
        String classPath = System.getProperty("java.class.path");
        if (classPath.contains(File.pathSeparator) || !classPath.endsWith(".jar")) {
            return Optional.empty();
        }
        Path jar = Path.of(classPath).toAbsolutePath();
        try {
            // The cache is good for one jar only; its name says for which.
            return Optional.of(jar.resolveSibling("identity-%s.aot".formatted(JarStamp.of(jar))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
