package org.kiosque.common.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class CommonProblemsTest {

    private static List<ProblemKind> all() {
        return Stream.of(CommonProblems.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(field -> {
                    try {
                        return (ProblemKind) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    @Test
    void eachKindHasATypeOfItsOwn() {
        assertThat(all())
                .extracting(ProblemKind::type)
                .doesNotHaveDuplicates()
                .allMatch(type -> type.matches("urn:kiosque:problem:[a-z]+(-[a-z]+)*"));
    }

    @Test
    void aStatusThatTheFrameworkChoseHasItsKind() {
        assertThat(CommonProblems.of(404)).isEqualTo(CommonProblems.NOT_FOUND);
        assertThat(CommonProblems.of(400)).isEqualTo(CommonProblems.INVALID_REQUEST);
        assertThat(CommonProblems.of(418)).isEqualTo(CommonProblems.INVALID_REQUEST);
        assertThat(CommonProblems.of(507)).isEqualTo(CommonProblems.UNEXPECTED);
        assertThat(all())
                .filteredOn(kind -> kind != CommonProblems.UNREADABLE_BODY && kind.status() != HttpStatus.GONE)
                .allMatch(kind -> CommonProblems.of(kind.status().value()) == kind);
    }
}
