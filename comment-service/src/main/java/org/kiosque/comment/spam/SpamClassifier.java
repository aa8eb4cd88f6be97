package org.kiosque.comment.spam;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import opennlp.tools.doccat.BagOfWordsFeatureGenerator;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.doccat.FeatureGenerator;
import opennlp.tools.ml.naivebayes.NaiveBayesTrainer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;
import org.jspecify.annotations.Nullable;
import org.kiosque.comment.comments.JudgedTexts;
import org.kiosque.comment.comments.JudgedTexts.Judged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Naive Bayes over the words of comments, learnt from what moderators have decided. Nothing is stored: each replica learns from the same
 * decisions by itself, and again when there are new ones; so what was erased is unlearnt. Until there are enough of either kind, it says
 * nothing. Safe for use by several threads.
 */
@Component
class SpamClassifier implements SpamWitness {

    static final String FINDING = "spam-score";

    private static final Logger log = LoggerFactory.getLogger(SpamClassifier.class);
    private static final String SPAM = "spam";
    private static final String HAM = "ham";

    private final JudgedTexts judged;
    private final SpamProperties properties;
    private volatile Learnt learnt = new Learnt(null, null);

    /**
     * @param last the decision that it was learnt up to; null when there was none
     * @param model null while there are too few
     */
    private record Learnt(@Nullable String last, @Nullable DoccatModel model) {}

    SpamClassifier(JudgedTexts judged, SpamProperties properties) {
        this.judged = judged;
        this.properties = properties;
    }

    @Override
    public Optional<String> look(Suspect suspect) {
        DoccatModel model = learnt.model();
        if (model == null || properties.holdAt() >= 1) {
            return Optional.empty();
        }
        String[] features = SpamFeatures.of(suspect.name() + "\n" + suspect.body());
        if (features.length == 0) {
            return Optional.empty();
        }
        var categorizer = new DocumentCategorizerME(model); // not thread-safe, and nothing but a reference
        double likely = categorizer.categorize(features)[categorizer.getIndex(SPAM)];
        return likely >= properties.holdAt() ? Optional.of(FINDING) : Optional.empty();
    }

    /** Learns anew when moderators have decided something since. Harmless on several replicas at once. */
    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT5M")
    void learn() {
        String last = judged.last().orElse(null);
        if (Objects.equals(last, learnt.last())) {
            return;
        }
        List<Judged> examples = judged.latest(properties.mostExamples());
        long spam = examples.stream().filter(Judged::spam).count();
        boolean enough = spam >= properties.leastExamples() && examples.size() - spam >= properties.leastExamples();
        learnt = new Learnt(last, enough ? modelOf(examples) : null);
        log.atInfo()
                .addKeyValue("spam", spam)
                .addKeyValue("ham", examples.size() - spam)
                .log(enough ? "Learnt from moderators' decisions" : "Too few decisions to learn from");
    }

    private static DoccatModel modelOf(List<Judged> examples) {
        var parameters = new TrainingParameters();
        parameters.put(TrainingParameters.ALGORITHM_PARAM, NaiveBayesTrainer.NAIVE_BAYES_VALUE);
        parameters.put(TrainingParameters.CUTOFF_PARAM, 1);
        List<DocumentSample> samples = examples.stream()
                .map(example -> new DocumentSample(
                        example.spam() ? SPAM : HAM, SpamFeatures.of(example.name() + "\n" + example.body())))
                .filter(sample -> sample.getText().length > 0)
                .toList();
        try {
            return DocumentCategorizerME.train(
                    "x-unspecified",
                    ObjectStreamUtils.createObjectStream(samples),
                    parameters,
                    new DoccatFactory(new FeatureGenerator[] {new BagOfWordsFeatureGenerator()}));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing is read or written
        }
    }
}
