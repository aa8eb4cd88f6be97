package org.kiosque.translation.engine.remote;

import java.time.Duration;

/**
 * What a provider is asked at most.
 *
 * @param timeout for one call
 * @param concurrentCalls of this process
 * @param callsPerSecond of this process
 * @param monthlyCharacters of all replicas together; 0 for no limit
 */
public record Limits(Duration timeout, int concurrentCalls, int callsPerSecond, long monthlyCharacters) {}
