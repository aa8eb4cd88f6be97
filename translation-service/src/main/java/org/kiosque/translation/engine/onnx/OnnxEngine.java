package org.kiosque.translation.engine.onnx;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kiosque.translation.engine.Answer;
import org.kiosque.translation.engine.Fault;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.engine.Tier;
import org.kiosque.translation.engine.TranslationEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Marian models that an operator has put into a folder, run in this process. A model is loaded when its direction is first
 * asked for, and kept for as long as the process lives; one that cannot be loaded is tried again after a while.
 */
final class OnnxEngine implements TranslationEngine {

    private static final Logger log = LoggerFactory.getLogger(OnnxEngine.class);

    private static final Duration AFTER_FAILURE = Duration.ofMinutes(5);

    private final OnnxProperties properties;
    private final InstantSource clock;
    private final ModelFolder folder;
    private final Map<LanguagePair, MarianModel> models = new HashMap<>();
    private final Map<LanguagePair, Instant> broken = new HashMap<>();

    OnnxEngine(OnnxProperties properties, InstantSource clock) {
        this.properties = properties;
        this.clock = clock;
        this.folder = new ModelFolder(properties.folder(), properties.recheck(), clock);
    }

    @Override
    public String name() {
        return "onnx";
    }

    @Override
    public Set<LanguagePair> pairs() {
        Set<LanguagePair> there = folder.models().keySet();
        synchronized (models) {
            if (broken.isEmpty()) {
                return there;
            }
            broken.values().removeIf(until -> !clock.instant().isBefore(until));
            Map<LanguagePair, Path> able = new HashMap<>(folder.models());
            able.keySet().removeAll(broken.keySet());
            return Set.copyOf(able.keySet());
        }
    }

    @Override
    public Tier tier() {
        return properties.tier();
    }

    /** OPUS-MT models are CC-BY; which others there are the operator knows. */
    @Override
    public boolean publishable() {
        return true;
    }

    @Override
    public List<Answer> translate(LanguagePair pair, List<String> sentences, Duration limit) {
        Instant end = clock.instant().plus(limit);
        List<Answer> answers = new ArrayList<>();
        try {
            Optional<MarianModel> model = model(pair);
            for (String sentence : sentences) {
                answers.add(
                        model.isEmpty()
                                ? new Answer.Unavailable("there is no model for " + pair)
                                : translate(model.get(), sentence, end));
            }
        } catch (IOException | OrtException | RuntimeException | LinkageError e) {
            log.atError().setCause(e).addKeyValue("engine", name()).log("A model does not work: {}", pair);
            setAside(pair);
            while (answers.size() < sentences.size()) {
                answers.add(new Answer.Unavailable("the model for " + pair + " does not work"));
            }
        }
        return answers;
    }

    private Answer translate(MarianModel model, String sentence, Instant end) throws OrtException {
        if (!clock.instant().isBefore(end)) {
            return late();
        }
        if (sentence.isBlank()) {
            return new Answer.Translated("");
        }
        int[] tokens = model.tokens(sentence);
        if (tokens.length > model.longest()) {
            return new Answer.Refused(Fault.ENGINE, "it is longer than the model takes");
        }
        int[] made = model.translate(tokens, () -> !clock.instant().isBefore(end));
        return made == null ? late() : new Answer.Translated(model.text(made));
    }

    private static Answer late() {
        return new Answer.Unavailable("the model did not finish in time");
    }

    private Optional<MarianModel> model(LanguagePair pair) throws IOException, OrtException {
        Path there = folder.models().get(pair);
        synchronized (models) {
            MarianModel known = models.get(pair);
            if (known == null && there != null && !broken.containsKey(pair)) {
                known = MarianModel.load(there, properties.threads(), properties.beams());
                models.put(pair, known);
                log.atInfo().addKeyValue("engine", name()).log("A model is loaded: {}", pair);
            }
            return Optional.ofNullable(known);
        }
    }

    private void setAside(LanguagePair pair) {
        synchronized (models) {
            broken.put(pair, clock.instant().plus(AFTER_FAILURE));
        }
    }
}
