package org.kiosque.translation.gate;

import java.util.List;
import java.util.Optional;
import org.kiosque.common.languages.LanguageDetection;
import org.kiosque.translation.engine.Fault;
import org.kiosque.translation.engine.LanguagePair;
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

    /** @param answer to {@link Segment#question()} */
    public Verdict whole(Segment segment, String answer, LanguagePair pair) {
        return fault(pair, segment.question(), answer)
                .<Verdict>map(Verdict.Failed::new)
                .or(() -> segment.target(answer, pair.to()).map(Verdict.Passed::new))
                .orElseGet(() -> new Verdict.Failed(Fault.MARKUP));
    }

    /** @param answers one for each of {@link Segment#chunks()} */
    public Verdict chunks(Segment segment, List<String> answers, LanguagePair pair) {
        List<String> questions = segment.chunks();
        for (int i = 0; i < answers.size(); i++) {
            Optional<Fault> found = fault(pair, questions.get(i), answers.get(i));
            if (found.isPresent()) {
                return new Verdict.Failed(found.get());
            }
        }
        return segment.targetOfChunks(answers, pair.to())
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
