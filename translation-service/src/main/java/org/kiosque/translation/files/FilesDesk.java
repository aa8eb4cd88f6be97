package org.kiosque.translation.files;

import jakarta.validation.Validator;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.text.PlainText;
import org.kiosque.common.text.VisibleText;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.files.FileException.UnreadableFileException;
import org.kiosque.translation.glossary.Entry;
import org.kiosque.translation.glossary.Glossary;
import org.kiosque.translation.memory.MemoryUnit;
import org.kiosque.translation.memory.TranslationMemory;
import org.springframework.stereotype.Service;

/** Takes memory and glossary out into files, and in from files. What cannot be taken in is left out and told. */
@Service
record FilesDesk(TranslationMemory memory, Glossary glossary, Validator validator, InstantSource clock) {

    private static final String MARKDOWN = "markdown";
    private static final String PLAIN = "plain";

    private record Sentences(
            @VisibleText @Size(max = 20_000) @PlainText String source,
            @VisibleText @Size(max = 20_000) @PlainText String target) {}

    private record Term(
            @VisibleText @Size(max = Entry.LONGEST_TERM) @PlainText
            String source,

            @VisibleText @Size(max = Entry.LONGEST_TARGET) @PlainText
            String target) {}

    void writeMemory(LanguagePair pair, OutputStream out, boolean tmx) throws IOException {
        if (tmx) {
            writeTmx(pair, out);
        } else {
            writeTable(pair, out);
        }
    }

    private void writeTmx(LanguagePair pair, OutputStream out) throws IOException {
        try (var file = new Tmx.Writer(out, pair)) {
            String after = null;
            do {
                List<MemoryUnit> part = new ArrayList<>();
                after = memory.part(pair, after, part::add);
                for (MemoryUnit unit : part) {
                    file.write(unit);
                }
            } while (after != null);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void writeTable(LanguagePair pair, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CSVPrinter table = CsvTables.writing(text, "source", "target", "kind", "approvedAt", "approvedBy");
        String after = null;
        do {
            List<MemoryUnit> part = new ArrayList<>();
            after = memory.part(pair, after, part::add);
            for (MemoryUnit unit : part) {
                String kind = Boolean.TRUE.equals(unit.markdown()) ? MARKDOWN : PLAIN;
                table.printRecord(unit.source(), unit.target(), kind, unit.at(), unit.by());
            }
        } while (after != null);
        table.flush();
    }

    void writeGlossary(LanguagePair pair, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CSVPrinter table = CsvTables.writing(text, "term", "form", "target", "caseSensitive");
        for (Entry entry : glossary.entries(pair)) {
            table.printRecord(entry.term(), "", entry.target(), entry.caseSensitive());
            for (Entry.Form form : entry.forms()) {
                table.printRecord(entry.term(), form.source(), form.target(), "");
            }
        }
        table.flush();
    }

    /** Repeating it changes nothing. */
    ImportReport readMemoryTable(LanguagePair pair, byte[] file, String by) {
        Instant now = clock.instant();
        var tally = new ImportReport.Tally();
        List<MemoryUnit> units = new ArrayList<>();
        CsvTables.read(text(file), List.of("source", "target"), row -> {
            tally.next();
            String kind = CsvTables.value(row, "kind");
            Boolean markdown = kind.equals(MARKDOWN) ? Boolean.TRUE : kind.equals(PLAIN) ? Boolean.FALSE : null;
            take(
                    new MemoryUnit(
                            markdown,
                            CsvTables.value(row, "source"),
                            CsvTables.value(row, "target"),
                            by,
                            time(CsvTables.value(row, "approvedAt"), now)),
                    tally,
                    units);
        });
        return tally.report(memory.add(pair, units));
    }

    /** Repeating it changes nothing. */
    ImportReport readMemoryTmx(LanguagePair pair, byte[] file, String by) {
        var tally = new ImportReport.Tally();
        List<MemoryUnit> units = new ArrayList<>();
        Tmx.read(file, pair, by, clock.instant(), read -> {
            tally.next();
            MemoryUnit unit = read.unit();
            if (unit == null) {
                tally.skip(String.valueOf(read.fault()));
            } else {
                take(unit, tally, units);
            }
        });
        return tally.report(memory.add(pair, units));
    }

    private void take(MemoryUnit unit, ImportReport.Tally tally, List<MemoryUnit> units) {
        String source = composed(unit.source());
        String target = composed(unit.target());
        fault(new Sentences(source, target))
                .ifPresentOrElse(
                        tally::skip,
                        () -> units.add(new MemoryUnit(unit.markdown(), source, target, unit.by(), unit.at())));
    }

    /** Terms that are there already are replaced, those that are not in the file stay. Repeating it changes nothing. */
    ImportReport readGlossary(LanguagePair pair, byte[] file, String by) {
        var tally = new ImportReport.Tally();
        Map<String, Entry> entries = new LinkedHashMap<>();
        CsvTables.read(text(file), List.of("term", "target"), row -> {
            tally.next();
            term(row, entries).ifPresent(tally::skip);
        });
        int changed = 0;
        for (Entry entry : entries.values()) {
            switch (glossary.put(pair, entry, by)) {
                case CHANGED -> changed++;
                case UNCHANGED -> {}
                case FULL -> tally.skip(entry.term() + ": a glossary has " + Glossary.MOST_TERMS + " terms at most");
            }
        }
        return tally.report(changed);
    }

    /** @return why this row is left out; empty when it is taken */
    private Optional<String> term(CSVRecord row, Map<String, Entry> entries) {
        String name = composed(CsvTables.value(row, "term"));
        String form = composed(CsvTables.value(row, "form"));
        String target = composed(CsvTables.value(row, "target"));
        Entry known = entries.get(name);
        Optional<String> fault = fault(new Term(form.isEmpty() ? name : form, target));
        if (fault.isPresent()) {
            return fault;
        }
        if (!Character.isLetterOrDigit((form.isEmpty() ? name : form).codePointAt(0)) || name.indexOf('/') >= 0) {
            return Optional.of("does not begin with a letter or a digit, or has a / in it");
        }
        if (form.isEmpty()) {
            boolean sensitive = CsvTables.value(row, "caseSensitive").equalsIgnoreCase("true");
            entries.put(name, new Entry(name, target, known == null ? List.of() : known.forms(), sensitive));
            return Optional.empty();
        }
        if (known == null) {
            return Optional.of("is a form of a term that does not stand above it");
        }
        if (known.forms().size() >= Entry.MOST_FORMS) {
            return Optional.of("is one of more than " + Entry.MOST_FORMS + " forms");
        }
        List<Entry.Form> forms = new ArrayList<>(known.forms());
        forms.add(new Entry.Form(form, target));
        entries.put(name, new Entry(name, known.target(), forms, known.caseSensitive()));
        return Optional.empty();
    }

    private Optional<String> fault(Object entry) {
        String texts = String.valueOf(entry);
        if (texts.indexOf('⟦') >= 0 || texts.indexOf('⟧') >= 0) {
            return Optional.of("has ⟦ or ⟧ in it");
        }
        return validator.validate(entry).stream()
                .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                .sorted()
                .findFirst();
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    }

    private static String text(byte[] file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException other) {
            throw new UnreadableFileException("It is not encoded in UTF-8.");
        }
    }

    private static Instant time(@Nullable String text, Instant now) {
        try {
            Instant at = text == null || text.isEmpty() ? now : Instant.parse(text);
            return at.isAfter(now) ? now : at;
        } catch (DateTimeParseException none) {
            return now;
        }
    }
}
