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
 * A text that readers can see something of: not null, and not made of spaces and invisible characters alone, such as
 * no-break spaces, zero-width characters or the blank Braille pattern.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = VisibleText.Check.class)
public @interface VisibleText {

    String message() default "must have a visible character";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Looks for the first code point that leaves a mark of its own. */
    final class Check implements ConstraintValidator<VisibleText, CharSequence> {

        @Override
        public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
            return text != null && text.codePoints().anyMatch(Check::visible);
        }

        private static boolean visible(int character) {
            return switch (character) {
                case 0x2800 -> false; // Braille without a dot
                case 0x115F, 0x1160, 0x3164, 0xFFA0 -> false; // fillers of Hangul, letters by their category
                case 0x1D159 -> false; // the note head that is none
                default ->
                    switch (Character.getType(character)) {
                        case Character.SPACE_SEPARATOR,
                                Character.LINE_SEPARATOR,
                                Character.PARAGRAPH_SEPARATOR,
                                Character.CONTROL,
                                Character.FORMAT,
                                Character.SURROGATE,
                                Character.UNASSIGNED,
                                Character.NON_SPACING_MARK,
                                Character.ENCLOSING_MARK -> false;
                        default -> true;
                    };
            };
        }
    }
}
