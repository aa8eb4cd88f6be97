package org.kiosque.translation.glossary;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.paging.Cursor;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.glossary.GlossaryException.FullGlossaryException;
import org.kiosque.translation.glossary.GlossaryException.NoSuchTermException;
import org.kiosque.translation.glossary.GlossaryException.StaleTermException;
import org.kiosque.translation.glossary.GlossaryException.VersionMissingException;
import org.springframework.stereotype.Service;

/** What translators do with terms. */
@Service
record GlossaryDesk(Glossary glossary) {

    /** @param added whether it was not there before */
    record Saved(StoredTerm term, boolean added) {}

    /** @throws NoSuchTermException when it is not there */
    StoredTerm one(LanguagePair pair, String term) {
        return glossary.find(pair, term).orElseThrow(NoSuchTermException::new);
    }

    List<StoredTerm> list(LanguagePair pair, @Nullable Cursor after, int limit) {
        return glossary.list(pair, after, limit);
    }

    /** All that stand in a text, however many there are: found as they are when an engine is asked. */
    List<Terms.Occurring> occurringIn(LanguagePair pair, String text) {
        return glossary.of(pair, text).occurringIn(text);
    }

    /**
     * Repeating it changes nothing.
     *
     * @param isWanted tells the version that is to be changed; null when none was named, which adds a term
     */
    Saved save(LanguagePair pair, Entry entry, @Nullable Predicate<StoredTerm> isWanted, String by) {
        StoredTerm known = glossary.find(pair, entry.term()).orElse(null);
        if (known == null) {
            if (isWanted != null) {
                throw new StaleTermException();
            }
            if (glossary.count(pair) >= Glossary.MOST_TERMS) {
                throw new FullGlossaryException();
            }
            return new Saved(glossary.add(pair, entry, by).orElseThrow(StaleTermException::new), true);
        }
        if (known.entry().equals(entry) && (isWanted == null || isWanted.test(known))) {
            return new Saved(known, false);
        }
        require(known, isWanted);
        return new Saved(glossary.change(known, entry, by).orElseThrow(StaleTermException::new), false);
    }

    /** Translations that have it stay as they are. */
    void remove(LanguagePair pair, String term, @Nullable Predicate<StoredTerm> isWanted) {
        StoredTerm known = one(pair, term);
        require(known, isWanted);
        if (!glossary.remove(known)) {
            throw new StaleTermException();
        }
    }

    private static void require(StoredTerm known, @Nullable Predicate<StoredTerm> isWanted) {
        if (isWanted == null) {
            throw new VersionMissingException();
        }
        if (!isWanted.test(known)) {
            throw new StaleTermException();
        }
    }
}
