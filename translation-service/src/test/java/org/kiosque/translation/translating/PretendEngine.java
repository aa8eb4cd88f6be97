package org.kiosque.translation.translating;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kiosque.translation.engine.Answer;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.engine.TranslationEngine;

/** An engine that fails on demand, for what a real one does too rarely: it shouts, and remembers what it was asked. */
class PretendEngine implements TranslationEngine {

    volatile boolean there = true;
    volatile boolean works = true;
    /** While set, every call waits for it. */
    volatile @Nullable CountDownLatch gate;

    final List<String> asked = new CopyOnWriteArrayList<>();

    @Override
    public String name() {
        return "pretend";
    }

    @Override
    public Set<LanguagePair> pairs() {
        return there ? Set.of(new LanguagePair("fr", "en")) : Set.of();
    }

    @Override
    public boolean publishable() {
        return true;
    }

    @Override
    public List<Answer> translate(LanguagePair pair, List<String> sentences, Duration limit) {
        List<Answer> answers = new ArrayList<>();
        for (String sentence : sentences) {
            asked.add(sentence);
            CountDownLatch waitsFor = gate;
            if (waitsFor != null) {
                try {
                    waitsFor.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            answers.add(answer(sentence));
        }
        return answers;
    }

    private Answer answer(String sentence) {
        if (!works) {
            return new Answer.Unavailable("out of order");
        }
        if (sentence.contains("indicible")) {
            return new Answer.Refused("never");
        }
        if (sentence.contains("perdu") && sentence.contains("⟦")) {
            return new Answer.Translated("ALL LOST");
        }
        return new Answer.Translated(sentence.toUpperCase(Locale.ROOT));
    }
}
