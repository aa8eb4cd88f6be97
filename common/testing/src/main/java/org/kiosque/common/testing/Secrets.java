package org.kiosque.common.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/** Settings that are secret, told by their names: what a record of properties prints of them, right or wrong. */
final class Secrets {

    private static final Pattern NAME = Pattern.compile("(?i)(?!public|site).*(?:keys?|secrets?|tokens?|passwords?)");

    /** Long enough, and 32 bytes in base64url, for those who want that. */
    private static final String RIGHT = Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("not-for-anybodys-eyes-0123456789".getBytes(StandardCharsets.UTF_8));

    private static final String WRONG = "short+secret";

    private Secrets() {}

    /** @return of each secret that is told on, by whom */
    static List<String> printedBy(JavaClasses ours) {
        List<String> printed = new ArrayList<>();
        for (JavaClass type : ours) {
            Canvas.prefixOf(type)
                    .ifPresent(prefix -> Stream.of(type.reflect().getRecordComponents())
                            .filter(component ->
                                    NAME.matcher(component.getName()).matches())
                            .map(component -> Canvas.nameOf(prefix, component))
                            .forEach(name -> Stream.of(RIGHT, WRONG)
                                    .filter(secret -> said(type.reflect(), prefix, name, secret)
                                            .contains(secret))
                                    .forEach(_ -> printed.add(name + " by " + type.getSimpleName()))));
        }
        return printed;
    }

    /** What becomes of the record as text, or what whoever starts the service reads where that secret is refused. */
    private static String said(Class<?> record, String prefix, String name, String secret) {
        try {
            return new Binder(new MapConfigurationPropertySource(Map.of(name, secret)))
                    .bindOrCreate(prefix, Bindable.of(record))
                    .toString();
        } catch (BindException refused) {
            return SpringFactoriesLoader.forDefaultResourceLocation()
                    .load(FailureAnalyzer.class, FailureHandler.handleMessage((_, _) -> {}))
                    .stream()
                    .filter(analyzer -> analyzer.getClass().getName().startsWith("org.kiosque."))
                    .map(analyzer -> analyzer.analyze(refused))
                    .filter(Objects::nonNull)
                    .map(FailureAnalysis::getDescription)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("Nobody explains what is wrong with " + name, refused));
        }
    }
}
