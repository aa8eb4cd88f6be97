package org.kiosque.article.imports.formats;

import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.archive.ArchivedArticle;
import org.kiosque.article.editing.audit.ArchivedDecision;
import org.kiosque.article.editing.revisions.Revision;
import org.kiosque.article.front.ArchivedFront;
import org.kiosque.article.media.ArchivedImage;
import org.kiosque.article.origins.Origins;
import org.kiosque.article.subjects.ArchivedSubject;
import org.kiosque.common.events.TranslationBroughtIn;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What this platform exports. One that does not come to its own end is told to be cut off. */
final class KiosqueFile implements ForeignFile {

    static final String FIRST_LINE = "kiosque.export.v1";

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // a newer version may tell more
            .build();
    private static final TypeReference<List<Origins.Name>> NAMES = new TypeReference<>() {};

    private final JsonInput input;
    private boolean ended;

    KiosqueFile(InputStream bytes) throws UnreadableFileException {
        input = new JsonInput(bytes);
    }

    @Override
    public String format() {
        return "kiosque";
    }

    @Override
    public long bytesRead() {
        return input.bytesRead();
    }

    @Override
    public @Nullable ForeignItem next() throws UnreadableFileException {
        while (input.next() == JsonToken.START_OBJECT) {
            JsonNode line = input.tree();
            String type = line.path("type").asString("");
            switch (type) {
                case FIRST_LINE -> {}
                case "end" -> ended = true;
                default -> {
                    return item(type, line);
                }
            }
        }
        if (!ended) {
            throw new UnreadableFileException("is cut off: it has no last line");
        }
        return null;
    }

    private static ForeignItem item(String type, JsonNode line) {
        try {
            return switch (type) {
                case "article" ->
                    new ForeignItem.Own(
                            JSON.treeToValue(line, ArchivedArticle.class),
                            line.has("origins") ? JSON.treeToValue(line.get("origins"), NAMES) : List.of());
                case "image" -> new ForeignItem.OwnImage(JSON.treeToValue(line, ArchivedImage.class));
                case "subject" -> new ForeignItem.OwnSubject(JSON.treeToValue(line, ArchivedSubject.class));
                case "revision" ->
                    new ForeignItem.OwnRevision(
                            line.path("articleId").asString(""),
                            JSON.treeToValue(line.required("revision").asObject(), Revision.class));
                case "translation" ->
                    new ForeignItem.OwnTranslation(JSON.treeToValue(line, TranslationBroughtIn.class));
                case "decision" -> new ForeignItem.OwnDecision(JSON.treeToValue(line, ArchivedDecision.class));
                case "front" -> new ForeignItem.OwnFront(JSON.treeToValue(line, ArchivedFront.class));
                default -> new ForeignItem.Unfit(Keys.label(type), "is of a type that is not known here");
            };
        } catch (JacksonException e) {
            String id = line.path("id").asString(line.path("articleId").asString(""));
            return new ForeignItem.Unfit(Keys.label(id), "is no " + Keys.label(type) + " as an export has it");
        }
    }

    @Override
    public void close() {
        input.close();
    }
}
