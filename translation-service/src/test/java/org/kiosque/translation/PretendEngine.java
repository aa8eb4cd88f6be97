package org.kiosque.translation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.kiosque.translation.engine.Answer;
import org.kiosque.translation.engine.Fault;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.engine.Tier;
import org.kiosque.translation.engine.TranslationEngine;

/** An engine that fails on demand, for what a real one does too rarely: it shouts, and remembers what it was asked. */
public class PretendEngine implements TranslationEngine {

    public static final Duration LONG = Duration.ofSeconds(4);

    private final String name;
    private final boolean publishable;

    public volatile boolean there = true;
    public volatile boolean works = true;
    /** While true, it fails even to say what it can do. */
    public volatile boolean deranged;
    /** How long it takes for each sentence. */
    public volatile Duration pace = Duration.ZERO;
    /** While set, every sentence waits for it that has {@link #held} in it. */
    private volatile @Nullable CountDownLatch gate;

    private volatile String held = "";
    /** How many sentences it still translates before it is out of order. */
    public final AtomicInteger patience = new AtomicInteger(Integer.MAX_VALUE);

    /** How often it was asked what it can do: once in each look for work. */
    public final AtomicInteger looks = new AtomicInteger();

    private final List<String> asked = new CopyOnWriteArrayList<>();

    public PretendEngine(String name, boolean publishable) {
        this.name = name;
        this.publishable = publishable;
    }

    /** Keeps every call waiting until {@link #release} or {@link #mend}. */
    public void hold() {
        hold("");
    }

    /** The same for sentences with this in them alone: those of other tests' articles go on. */
    public void hold(String part) {
        held = part;
        gate = new CountDownLatch(1);
    }

    public void release() {
        CountDownLatch waitedFor = gate;
        if (waitedFor != null) {
            gate = null;
            waitedFor.countDown();
        }
    }

    public void mend() {
        there = true;
        works = true;
        deranged = false;
        pace = Duration.ZERO;
        patience.set(Integer.MAX_VALUE);
        release();
    }

    /** The sentences with this in them: a service also meets the articles of other tests. */
    public List<String> asked(String part) {
        return asked.stream().filter(sentence -> sentence.contains(part)).toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<LanguagePair> pairs() {
        looks.incrementAndGet();
        if (deranged) {
            throw new LinkageError("deranged");
        }
        return there ? Set.of(LanguagePair.of("fr", "en")) : Set.of();
    }

    @Override
    public Tier tier() {
        return Tier.GIST;
    }

    @Override
    public boolean publishable() {
        return publishable;
    }

    @Override
    public List<Answer> translate(LanguagePair pair, List<String> sentences, Duration limit) {
        List<Answer> answers = new ArrayList<>();
        for (String sentence : sentences) {
            asked.add(sentence);
            try {
                CountDownLatch waitsFor = gate;
                if (waitsFor != null && sentence.contains(held)) {
                    waitsFor.await(20, TimeUnit.SECONDS);
                }
                if (pace.isPositive()) {
                    new CountDownLatch(1).await(pace.toMillis(), TimeUnit.MILLISECONDS);
                }
                if (sentence.contains("interminable")) {
                    new CountDownLatch(1).await(LONG.toMillis(), TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            answers.add(answer(sentence));
        }
        return answers;
    }

    private Answer answer(String sentence) {
        if (sentence.contains("mortel")) {
            throw new LinkageError("poison");
        }
        if (!works || patience.getAndDecrement() <= 0) {
            return new Answer.Unavailable("out of order");
        }
        if (sentence.contains("indicible")) {
            return new Answer.Refused(Fault.ENGINE, "never");
        }
        if (sentence.contains("muet")) {
            return new Answer.Translated(" ");
        }
        if (sentence.contains("perdu") && sentence.contains("⟦")) {
            return new Answer.Translated("ALL LOST");
        }
        if (name.equals("pretend") && sentence.contains("fautif")) {
            return new Answer.Translated(sentence.toUpperCase(Locale.ROOT).replaceAll("\\d", "7"));
        }
        return new Answer.Translated(sentence.toUpperCase(Locale.ROOT));
    }
}
