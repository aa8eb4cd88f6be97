package org.kiosque.local.parts;

/**
 * Every port of the platform, counted from one.
 *
 * @param base the gateway's
 */
public record Ports(int base) {

    private static final int REPLICA_OFFSET = 10;
    private static final int ACTUATOR_OFFSET = 20;
    private static final int BROKER_OFFSET = 40;
    private static final int PROMETHEUS_OFFSET = 45;
    private static final int GRAFANA_OFFSET = 46;
    private static final int STORE_OFFSET = 50;
    /** The highest base whose last port is still a port. */
    public static final int HIGHEST_BASE = 65_535 - STORE_OFFSET;

    public int gateway() {
        return base;
    }

    int article() {
        return base + 1;
    }

    public int comment() {
        return base + 2;
    }

    int recommendation() {
        return base + 3;
    }

    int translation() {
        return base + 4;
    }

    /** @param module one of the five services */
    int of(String module) {
        return switch (module) {
            case "gateway" -> gateway();
            case "article-service" -> article();
            case "comment-service" -> comment();
            case "recommendation-service" -> recommendation();
            case "translation-service" -> translation();
            default -> throw new IllegalArgumentException(module);
        };
    }

    public int identity() {
        return base + 5;
    }

    /**
     * Where another instance of a service serves.
     *
     * @param first the port of the first one
     * @param replica counted from 1
     */
    static int ofReplica(int first, int replica) {
        return first + (replica - 1) * REPLICA_OFFSET;
    }

    /** Where the part that serves on the given port reports its health. */
    static int actuatorOf(int port) {
        return port + ACTUATOR_OFFSET;
    }

    public int broker() {
        return base + BROKER_OFFSET;
    }

    int brokerController() {
        return base + BROKER_OFFSET + 1;
    }

    public int prometheus() {
        return base + PROMETHEUS_OFFSET;
    }

    public int grafana() {
        return base + GRAFANA_OFFSET;
    }

    public int store() {
        return base + STORE_OFFSET;
    }
}
