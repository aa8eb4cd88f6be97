package org.kiosque.gateway.newsroom.articles;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.client.StaffAnswer;
import org.kiosque.gateway.newsroom.page.Addresses;
import org.kiosque.gateway.newsroom.session.StaffSession;
import org.springframework.stereotype.Component;

/** Finds the key of a tag or an author by what somebody types, which is mostly the name. */
@Component
class SubjectKeys {

    private static final int LONGEST = 100;

    private final ArticleCalls articles;

    SubjectKeys(ArticleCalls articles) {
        this.articles = articles;
    }

    private record Subjects(List<Subject> items) {}

    private record Subject(
            String key, @Nullable String name, @Nullable Map<String, String> names) {

        boolean isCalled(String typed) {
            return Stream.concat(Stream.ofNullable(name), names == null ? Stream.of() : names.values().stream())
                    .anyMatch(typed::equalsIgnoreCase);
        }
    }

    /**
     * @param what {@code tags} or {@code authors}
     * @return the key that is typed, else that of the name, else that of the only one whose name begins so; what was typed where
     *     there is none, so that nothing is found
     */
    String of(StaffSession session, String what, String typed) {
        if (typed.isEmpty() || typed.length() > LONGEST) {
            return typed;
        }
        String path = Addresses.with("/api/v1/desk/" + what, Map.of("q", typed));
        if (!(articles.get(session, path, Subjects.class)
                instanceof StaffAnswer.Done<Subjects>(Subjects found, var _))) {
            return typed;
        }
        List<Subject> items = found.items();
        return first(items, subject -> subject.key().equals(typed))
                .or(() -> first(items, subject -> subject.isCalled(typed)))
                .or(() -> items.size() == 1 ? Optional.of(items.getFirst()) : Optional.empty())
                .map(Subject::key)
                .orElse(typed);
    }

    private static Optional<Subject> first(List<Subject> items, Predicate<Subject> wanted) {
        return items.stream().filter(wanted).findFirst();
    }
}
