package org.kiosque.acceptance;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the tests one platform, with the demo content, that is started once for all of them, and where its traces go. */
final class RunningPlatform implements ParameterResolver {

    /** Closed when the tests are over, the platform first. */
    private record Running(Platform platform, Collector collector) implements AutoCloseable {

        static Running start() {
            var collector = new Collector();
            return new Running(
                    Platform.start(Map.of(
                            "KIOSQUE_EDGE_TRUSTED_PROXIES",
                            "127.0.0.1,::1",
                            "KIOSQUE_SITE_NEWSLETTER",
                            "true",
                            "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT",
                            collector.endpoint())),
                    collector);
        }

        @Override
        public void close() {
            platform.close();
            collector.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Platform.class || type == Api.class || type == Collector.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = context.getRoot()
                .getStore(Namespace.create(RunningPlatform.class))
                .computeIfAbsent(Running.class, _ -> Running.start(), Running.class);
        Class<?> type = parameter.getParameter().getType();
        if (type == Collector.class) {
            return running.collector();
        }
        return type == Platform.class ? running.platform() : running.platform().api();
    }
}
