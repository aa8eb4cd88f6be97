package org.kiosque.common.text;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * A text that can be stored and shown anywhere: no control characters, no half of a surrogate pair, nothing that embeds,
 * isolates or overrides a direction and could so turn around what stands beside it. Null is allowed.
 *
 * @see <a href="https://www.unicode.org/reports/tr9/#Explicit_Directional_Embeddings">UAX 9</a>
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PlainText.Check.class)
public @interface PlainText {

    /** Whether line breaks and tabs may be in it. */
    boolean lines() default false;

    String message() default "has control characters or broken characters in it";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Looks at every code point. */
    final class Check implements ConstraintValidator<PlainText, CharSequence> {

        private boolean lines;

        @Override
        public void initialize(PlainText constraint) {
            lines = constraint.lines();
        }

        @Override
        public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
            return text == null || text.codePoints().allMatch(this::allowed);
        }

        private boolean allowed(int character) {
            return switch (character) {
                case '\n', '\r', '\t' -> lines;
                case 0x2028, 0x2029 -> lines; // line and paragraph separator
                case 0x202A, 0x202B, 0x202C, 0x202D, 0x202E -> false; // embeddings, overrides, their end
                case 0x2066, 0x2067, 0x2068, 0x2069 -> false; // isolates, their end
                default -> !Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE;
            };
        }
    }
}
