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
 * A text that can be stored and shown anywhere: no control characters, no half of a surrogate pair, no code point that is
 * no character, no tag characters but in an emoji flag, nothing that embeds, isolates or overrides a direction and could so
 * turn around what stands beside it, and no more than 30 combining marks in a row, which would cover the lines above and
 * below and cost the square of their number to normalise. Null is allowed.
 *
 * <p>How long the text is has to be bounded as well, by {@code @Size}; only then may it be normalised.
 *
 * @see <a href="https://www.unicode.org/reports/tr9/#Explicit_Directional_Embeddings">UAX 9</a>
 * @see <a href="https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format">UAX 15</a>
 * @see <a href="https://www.unicode.org/reports/tr51/#def_emoji_tag_sequence">UTS 51</a>
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

        static final int MOST_MARKS = 30;

        private static final int BLACK_FLAG = 0x1F3F4;
        private static final int END_OF_FLAG = 0xE007F;

        private boolean lines;

        @Override
        public void initialize(PlainText constraint) {
            lines = constraint.lines();
        }

        @Override
        public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
            if (text == null) {
                return true;
            }
            int marks = 0;
            for (int at = 0; at < text.length(); ) {
                int character = Character.codePointAt(text, at);
                at = character == BLACK_FLAG ? endOfFlag(text, at) : at + Character.charCount(character);
                if (!allowed(character)) {
                    return false;
                }
                marks = isMark(character) ? marks + 1 : 0;
                if (marks > MOST_MARKS) {
                    context.disableDefaultConstraintViolation();
                    context.buildConstraintViolationWithTemplate(
                                    "has more than " + MOST_MARKS + " combining marks in a row")
                            .addConstraintViolation();
                    return false;
                }
            }
            return true;
        }

        private boolean allowed(int character) {
            return switch (character) {
                case '\n', '\r', '\t' -> lines;
                case 0x2028, 0x2029 -> lines; // line and paragraph separator
                case 0x202A, 0x202B, 0x202C, 0x202D, 0x202E -> false; // embeddings, overrides, their end
                case 0x2066, 0x2067, 0x2068, 0x2069 -> false; // isolates, their end
                default ->
                    !Character.isISOControl(character)
                            && Character.getType(character) != Character.SURROGATE
                            && !isNoncharacter(character)
                            && !isTag(character);
            };
        }

        /** @return behind the flag of a region such as Scotland, or behind the black flag alone */
        private static int endOfFlag(CharSequence text, int at) {
            int behind = at + Character.charCount(BLACK_FLAG);
            int letters = 0;
            for (int i = behind; i < text.length(); i += 2) {
                int character = Character.codePointAt(text, i);
                if (character == END_OF_FLAG && letters >= 3) {
                    return i + 2;
                }
                if (!isTag(character) || !isLetterOrDigit(character) || ++letters > 6) {
                    break;
                }
            }
            return behind;
        }

        private static boolean isLetterOrDigit(int tag) {
            int ascii = tag - 0xE0000;
            return (ascii >= '0' && ascii <= '9') || (ascii >= 'a' && ascii <= 'z');
        }

        private static boolean isTag(int character) {
            return character >= 0xE0000 && character <= 0xE007F;
        }

        private static boolean isNoncharacter(int character) {
            return (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
        }

        private static boolean isMark(int character) {
            return switch (Character.getType(character)) {
                case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
                default -> false;
            };
        }
    }
}
