package org.kiosque.article.exports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.kiosque.article.editing.archive.ArchivedArticle;
import org.kiosque.article.origins.Origins;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** This platform's own form, which can be brought in again and then is equal. */
@Component
class JsonLinesExport implements ExportFormat {

    private final Origins origins;
    private final JsonMapper json;
    private final InstantSource clock;

    JsonLinesExport(Origins origins, JsonMapper json, InstantSource clock) {
        this.origins = origins;
        this.json = json.rebuild()
                .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build();
        this.clock = clock;
    }

    @Override
    public String name() {
        return "jsonl";
    }

    @Override
    public String mediaType() {
        return "application/jsonl";
    }

    @Override
    public String fileName() {
        return "kiosque.jsonl";
    }

    @Override
    public void write(AllArticles articles, OutputStream out) throws IOException {
        line(ExportLine.Head.at(clock.instant()), out);
        var count = new AtomicLong();
        articles.inParts(part -> {
            Map<String, List<Origins.Name>> names =
                    origins.of(part.stream().map(ArchivedArticle::id).toList());
            for (ArchivedArticle article : part) {
                line(ExportLine.Entry.of(article, names.get(article.id())), out);
                count.incrementAndGet();
            }
        });
        line(ExportLine.End.after(count.get()), out);
    }

    private void line(ExportLine line, OutputStream out) throws IOException {
        out.write(json.writeValueAsBytes(line));
        out.write('\n');
    }
}
