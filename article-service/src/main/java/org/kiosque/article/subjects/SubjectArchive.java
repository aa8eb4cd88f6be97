package org.kiosque.article.subjects;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.subjects.SubjectApi.AuthorRequest;
import org.kiosque.article.subjects.SubjectApi.PictureRequest;
import org.kiosque.article.subjects.SubjectApi.SectionRequest;
import org.kiosque.article.subjects.SubjectApi.TagRequest;
import org.kiosque.common.failures.InvalidFieldException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The way out for all tags, authors and sections, and back, those included that were merged into others. */
@Component
public class SubjectArchive {

    private static final int LONGEST_KEY = 120;
    private static final int LONGEST_NAME = 255;
    private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1," + LONGEST_KEY + "}");
    private static final Pattern IMAGE = Pattern.compile("/media/[0-9a-z]{12}/[0-9vx-]{1,32}\\.[a-z]{1,5}");

    private final Subjects subjects;
    private final Validator validator;

    SubjectArchive(Subjects subjects, Validator validator) {
        this.subjects = subjects;
        this.validator = validator;
    }

    /** @return by id, those that come after {@code id}, or the first ones when it is null; at most {@code limit} */
    public List<ArchivedSubject> after(@Nullable String id, int limit) {
        return subjects.after(id, limit).stream().map(SubjectArchive::archived).toList();
    }

    private static ArchivedSubject archived(Subject one) {
        Subject.Portrait portrait = one.portrait();
        return new ArchivedSubject(
                one.id(),
                one.kind(),
                one.key(),
                one.keys().stream().map(Kind::plain).toList(),
                one.kind() == Kind.AUTHOR ? null : one.names(),
                one.name(),
                one.spellings(),
                one.biographies(),
                portrait == null ? null : new ArchivedSubject.Picture(portrait.mediaId(), portrait.image()),
                one.position(),
                one.into(),
                one.changedAt(),
                one.changedBy());
    }

    /**
     * Brings one back as it was; repeating is harmless.
     *
     * @param now nothing has changed later
     * @return false when it was there, or one that has a key of it
     * @throws InvalidFieldException when the desk could not have had it
     */
    public boolean bringBack(ArchivedSubject archived, Instant now) {
        Kind kind = archived.kind();
        require(kind != null, "/kind", "is none");
        require(
                archived.keys() != null
                        && !archived.keys().isEmpty()
                        && archived.keys().size() <= Subjects.MOST_KEYS,
                "/keys",
                "are none or too many");
        archived.keys().forEach(key -> require(isKey(key), "/keys", "are none"));
        require(archived.keys().contains(archived.key()), "/key", "is none of the keys");
        require(
                kind.qualified(archived.keys().getFirst()).equals(archived.id()),
                "/id",
                "is not that of the first key");
        require(
                archived.into() == null
                        || (archived.into().startsWith(kind.qualified(""))
                                && isKey(Kind.plain(archived.into()))
                                && !archived.into().equals(archived.id())),
                "/into",
                "is none");
        requireSaid(archived);
        require(
                archived.changedAt() != null && !archived.changedAt().isAfter(now),
                "/changedAt",
                "is no time that can be");
        require(isShort(archived.changedBy()), "/changedBy", "is longer than " + LONGEST_NAME + " characters");
        require(
                archived.spellings() != null
                        && archived.spellings().size() <= Subjects.MOST_SPELLINGS
                        && archived.spellings().stream().allMatch(one -> one != null && isShort(one)),
                "/spellings",
                "are none or too many");
        try {
            subjects.add(subject(archived));
            return true;
        } catch (DuplicateKeyException known) {
            return false;
        }
    }

    private static Subject subject(ArchivedSubject archived) {
        ArchivedSubject.Picture picture = archived.picture();
        return new Subject(
                archived.id(),
                null,
                archived.kind(),
                archived.key(),
                archived.keys().stream().map(archived.kind()::qualified).toList(),
                Objects.requireNonNullElse(archived.names(), Map.of()),
                archived.name(),
                archived.spellings(),
                archived.biographies(),
                picture == null ? null : new Subject.Portrait(picture.mediaId(), picture.image()),
                archived.position(),
                archived.into(),
                archived.changedAt(),
                archived.changedBy());
    }

    private void requireSaid(ArchivedSubject archived) {
        ArchivedSubject.Picture picture = archived.picture();
        require(
                picture == null
                        || (picture.mediaId() != null
                                && picture.image() != null
                                && picture.image().url() != null
                                && IMAGE.matcher(picture.image().url()).matches()),
                "/picture",
                "is none");
        Map<String, String> names = Objects.requireNonNullElse(archived.names(), Map.of());
        Object asked = switch (archived.kind()) {
            case TAG -> new TagRequest(null, names);
            case SECTION -> new SectionRequest(null, names, archived.position());
            case AUTHOR ->
                new AuthorRequest(
                        null,
                        Objects.requireNonNullElse(archived.name(), ""),
                        archived.biographies(),
                        picture == null
                                ? null
                                : new PictureRequest(
                                        picture.mediaId(), picture.image().alt()));
        };
        for (ConstraintViolation<Object> wrong : validator.validate(asked)) {
            throw new InvalidFieldException("/" + wrong.getPropertyPath(), wrong.getMessage());
        }
    }

    private static boolean isKey(@Nullable String key) {
        return key != null && KEY.matcher(key).matches();
    }

    private static boolean isShort(@Nullable String text) {
        return text == null || text.length() <= LONGEST_NAME;
    }

    private static void require(boolean condition, String field, String otherwise) {
        if (!condition) {
            throw new InvalidFieldException(field, otherwise);
        }
    }
}
