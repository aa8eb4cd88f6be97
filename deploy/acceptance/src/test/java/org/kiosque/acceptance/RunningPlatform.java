package org.kiosque.acceptance;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the tests one platform, with the demo content, that is started once for all of them. */
final class RunningPlatform implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Platform.class
                || parameter.getParameter().getType() == Api.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Platform platform = context.getRoot()
                .getStore(Namespace.create(RunningPlatform.class))
                .computeIfAbsent(
                        Platform.class,
                        _ -> Platform.start(Map.of("KIOSQUE_EDGE_TRUSTED_PROXIES", "127.0.0.1,::1")),
                        Platform.class);
        return parameter.getParameter().getType() == Platform.class ? platform : platform.api();
    }
}
