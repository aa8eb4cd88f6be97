package org.kiosque.gateway.site.page;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiosque.gateway.edge.pages.CompressedPart;
import org.kiosque.gateway.edge.pages.CompressedParts;

/**
 * The parts of one page while it is written, once and by one thread. Those that are {@link #keep kept} need not be written each
 * time, templates say by {@code part.jte} where they stand.
 */
public final class Parts {

    /** Of a page of which nothing is kept. */
    static final Parts UNKEPT = new Parts(null);

    private record Source(WrittenParts.Place place, List<Object> answers) {}

    private final @Nullable WrittenParts written;
    private final Map<String, Source> kept = new HashMap<>();
    private final List<CompressedParts.Place> places = new ArrayList<>();
    private final Utf8ByteOutput page = new Utf8ByteOutput();

    Parts(@Nullable WrittenParts written) {
        this.written = written;
    }

    /**
     * @param name of a part, as the template has it
     * @param answers those of services that it is made of
     * @param rest all else that changes it, with equality by value
     */
    public Parts keep(String name, List<Object> answers, Object... rest) {
        kept.put(name, new Source(new WrittenParts.Place(name, List.of(rest)), answers));
        return this;
    }

    /** Where the page is written into. */
    Utf8ByteOutput page() {
        return page;
    }

    CompressedParts compressed() {
        return new CompressedParts(places);
    }

    /** For templates: the part as it was written, or as it is written now. */
    public Content part(String name, Content fresh) {
        Source source = kept.get(name);
        return source == null || written == null ? fresh : out -> write(source, written, fresh, out);
    }

    private void write(Source source, WrittenParts written, Content fresh, TemplateOutput out) {
        WrittenParts.Part part = written.written(source.place(), source.answers(), () -> {
            var alone = new Utf8ByteOutput();
            fresh.writeTo(new OwaspHtmlTemplateOutput(alone));
            return alone.toByteArray();
        });
        CompressedPart compressed = part.compressed();
        if (compressed != null) {
            places.add(new CompressedParts.Place(page.getContentLength(), compressed));
        }
        out.writeBinaryContent(part.plain());
    }
}
