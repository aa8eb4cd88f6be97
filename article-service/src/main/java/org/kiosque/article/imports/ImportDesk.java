package org.kiosque.article.imports;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kiosque.article.editing.revisions.Signature;
import org.kiosque.article.imports.ImportException.NoSuchImportException;
import org.kiosque.article.imports.ImportException.TooManyImportsException;
import org.kiosque.common.events.RandomId;
import org.kiosque.common.paging.Cursor;
import org.springframework.stereotype.Component;

/** What editors do with imports. */
@Component
record ImportDesk(Imports imports, ImportFiles files, ImportReports reports) {

    static final int MOST_OPEN = 5;

    /**
     * @param id repeating it with the same one begins nothing new
     * @throws TooManyImportsException when {@value #MOST_OPEN} wait or run
     */
    ImportJob begin(String id, InputStream file, long size, Signature by) {
        Optional<ImportJob> begun = imports.find(id);
        if (begun.isPresent()) {
            return begun.get();
        }
        if (imports.open().size() >= MOST_OPEN) {
            throw new TooManyImportsException();
        }
        files.keep(id, file);
        return imports.add(ImportJob.begun(id, size, by));
    }

    /** @throws NoSuchImportException when there is none */
    ImportJob find(String id) {
        return Optional.of(id).filter(RandomId::isOne).flatMap(imports::find).orElseThrow(NoSuchImportException::new);
    }

    /** @return the newest first, at most one more than {@code limit} */
    List<ImportJob> list(@Nullable Cursor after, int limit) {
        return imports.list(after, limit);
    }

    /**
     * @return what is to be told of its items, in the order of the file, after {@code number}; at most one more than
     *     {@code limit}
     * @throws NoSuchImportException when there is none
     */
    List<ImportReports.Entry> report(String id, long number, int limit) {
        return reports.list(find(id).id(), number, limit);
    }
}
