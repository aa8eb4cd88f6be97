package org.kiosque.common.settings;

import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanInstantiationException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationErrors;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * One sentence for a {@code kiosque.*} property that is missing or wrong: its name, its fault, and where it was set. Boot's
 * own analyses would print the value as well, which may be a key that is too short.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BindingFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

    private static final ConfigurationPropertyName OURS = ConfigurationPropertyName.of("kiosque");

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, BindException cause) {
        if (!OURS.isAncestorOf(cause.getName()) && !OURS.equals(cause.getName())) {
            return null;
        }
        BindValidationException invalid = findCause(cause, BindValidationException.class);
        String sentence = invalid == null ? unreadable(cause) : invalid(invalid.getValidationErrors());
        return new FailureAnalysis(sentence + ".", null, failure);
    }

    private static String invalid(ValidationErrors errors) {
        return errors.getAllErrors().stream()
                .map(error ->
                        name(errors.getName(), error) + origin(Origin.from(error)) + " " + error.getDefaultMessage())
                .collect(Collectors.joining("; "));
    }

    private static String name(ConfigurationPropertyName prefix, ObjectError error) {
        if (error instanceof FieldError field) {
            return prefix + "." + field.getField().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        }
        return prefix.toString();
    }

    private String unreadable(BindException cause) {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(cause);
        String name = cause.getName().toString();
        if (findCause(cause, BeanInstantiationException.class) != null && root.getMessage() != null) {
            String said = root.getMessage(); // by the record itself, which knows its bounds
            return said.startsWith(name) ? said : name + ": " + said;
        }
        return name + origin(cause.getOrigin()) + " is not a "
                + cause.getTarget().getType().toClass().getSimpleName();
    }

    private static String origin(@Nullable Origin origin) {
        return origin == null ? "" : " (" + origin + ")";
    }
}
