package org.kiosque.comment.privacy;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is missing in one sentence instead of a stack trace. */
final class SecretMissingAnalyzer extends AbstractFailureAnalyzer<SecretMissingException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, SecretMissingException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set it in the environment, the same for all replicas, to something random: openssl rand -hex 32",
                cause);
    }
}
