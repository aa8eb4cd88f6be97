package org.kiosque.translation.making;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.engine.TranslationEngine;
import org.kiosque.translation.gate.QualityGate;
import org.kiosque.translation.glossary.Terms;
import org.springframework.stereotype.Component;

/** Begins dialogues with engines, and has what they all need. */
@Component
public record Dialogues(QualityGate gate, InstantSource clock, MeterRegistry meters) {

    /**
     * @param engines the preferred one first, at least one
     * @param othersWait whether there is work that nobody has taken up
     */
    public Dialogue about(
            OpenSentences sentences,
            LanguagePair pair,
            Terms terms,
            List<TranslationEngine> engines,
            Dialogue.Pace pace,
            BooleanSupplier othersWait) {
        return new Dialogue(engines, pair, sentences, terms, pace, this, othersWait);
    }
}
