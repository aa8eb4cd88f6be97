package org.kiosque.translation.files;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.kiosque.translation.files.FileException.UnreadableFileException;

/** Tables of comma-separated values (RFC 4180) whose first line names the columns. */
final class CsvTables {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180;

    private CsvTables() {}

    static CSVPrinter writing(Appendable out, String... columns) throws IOException {
        return FORMAT.builder().setHeader(columns).get().print(out);
    }

    /**
     * @param needed columns without which nothing can be read; others may be there or not
     * @throws UnreadableFileException when one is missing, or it is no such table
     */
    static void read(String text, List<String> needed, Consumer<CSVRecord> each) {
        CSVFormat format = FORMAT.builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreHeaderCase(true)
                .setIgnoreEmptyLines(true)
                .get();
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (CSVParser parser = CSVParser.parse(new StringReader(content), format)) {
            Set<String> columns = new HashSet<>();
            parser.getHeaderNames().forEach(name -> columns.add(name.toLowerCase(Locale.ROOT)));
            for (String column : needed) {
                if (!columns.contains(column.toLowerCase(Locale.ROOT))) {
                    throw new UnreadableFileException("The first line names no column " + column + ".");
                }
            }
            parser.forEach(each);
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException broken) {
            throw new UnreadableFileException("It is no table of comma-separated values.");
        }
    }

    /** @return blank when it is not there */
    static String value(CSVRecord row, String column) {
        return row.isMapped(column) && row.isSet(column) ? row.get(column).strip() : "";
    }
}
