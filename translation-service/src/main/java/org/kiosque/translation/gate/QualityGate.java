package org.kiosque.translation.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kiosque.common.languages.LanguageDetection;
import org.kiosque.translation.engine.Fault;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.glossary.Marked;
import org.kiosque.translation.segmentation.Segment;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Every answer of every engine passes here before it may be shown. The first thing that is found wrong counts. What an
 * engine alone can know of its answers, such as the words that it marks as unknown, it finds itself and gives as the
 * {@link Fault} of its refusal. Safe for use by many threads.
 */
@Component
@EnableConfigurationProperties(GateProperties.class)
public final class QualityGate {

    private final List<Check> checks;

    QualityGate(LanguageDetection detection, GateProperties properties) {
        this.checks = List.of(
                new NotEmpty(),
                new SamePlaceholders(),
                new NoTags(),
                new NoGluedWords(),
                new SameNumbers(),
                new NoEcho(),
                new LikelyLength(),
                new BalancedQuotationMarks(),
                new RightLanguage(detection, properties.language())); // costs more than all others together
    }

    /** What became of an answer. */
    public sealed interface Verdict {

        /** @param target what may be shown, with the markup put back */
        record Passed(String target) implements Verdict {}

        record Failed(Fault fault) implements Verdict {}
    }

    /**
     * @param marked {@link Segment#question()} with the terms of the glossary hidden
     * @param answer to {@link Marked#question()}
     */
    public Verdict whole(Segment segment, Marked marked, String answer, LanguagePair pair) {
        return fault(pair, marked.question(), answer)
                .<Verdict>map(Verdict.Failed::new)
                .or(() -> segment.target(marked.restored(answer), pair.to()).map(Verdict.Passed::new))
                .orElseGet(() -> new Verdict.Failed(Fault.MARKUP));
    }

    /**
     * @param marked {@link Segment#chunks()} with the terms of the glossary hidden
     * @param answers one for each of these
     */
    public Verdict chunks(Segment segment, List<Marked> marked, List<String> answers, LanguagePair pair) {
        List<String> restored = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            Marked question = marked.get(i);
            Optional<Fault> found =
                    question.isWordless() ? Optional.empty() : fault(pair, question.question(), answers.get(i));
            if (found.isPresent()) {
                return new Verdict.Failed(found.get());
            }
            restored.add(question.restored(answers.get(i)));
        }
        return segment.targetOfChunks(restored, pair.to())
                .<Verdict>map(Verdict.Passed::new)
                .orElseGet(() -> new Verdict.Failed(Fault.MARKUP));
    }

    /** @return the first thing that is wrong with a plain text's translation; empty when it may be shown */
    public Optional<Fault> fault(LanguagePair pair, String question, String answer) {
        Reply reply = new Reply(pair, question, answer);
        return checks.stream()
                .filter(check -> !check.passes(reply))
                .map(Check::fault)
                .findFirst();
    }
}
