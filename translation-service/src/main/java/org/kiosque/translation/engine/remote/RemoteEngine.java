package org.kiosque.translation.engine.remote;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.translation.engine.Answer;
import org.kiosque.translation.engine.Fault;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.engine.Tier;
import org.kiosque.translation.engine.TranslationEngine;
import org.kiosque.translation.engine.budget.Budgets;
import org.kiosque.translation.engine.budget.Budgets.Reservation;
import org.kiosque.translation.engine.remote.ProviderException.IndigestibleException;
import org.kiosque.translation.engine.remote.ProviderException.RestingException;
import org.kiosque.translation.engine.remote.ProviderException.SilentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A provider that is asked no more than it and our purse allow. While it rests, is found down, or its budget is spent, it
 * can translate nothing, so that the next engine is asked. A call is never repeated here: what had no answer is asked again
 * by a later run. What cannot be translated together is asked in halves, and at last alone.
 */
public final class RemoteEngine implements TranslationEngine {

    private static final Logger log = LoggerFactory.getLogger(RemoteEngine.class);

    /** Until a spent budget is looked at again: somebody may have raised it, or a month have begun. */
    private static final Duration WITHOUT_BUDGET = Duration.ofMinutes(5);

    private final Provider provider;
    private final Limits limits;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;
    private final RateLimiter rate;
    private final Budgets budgets;
    private final KnownPairs pairs;
    private final InstantSource clock;
    private volatile Instant restsUntil = Instant.MIN;

    RemoteEngine(
            Provider provider,
            Limits limits,
            CircuitBreaker breaker,
            Budgets budgets,
            SiteLanguages site,
            InstantSource clock) {
        this.provider = provider;
        this.limits = limits;
        this.breaker = breaker;
        this.bulkhead = Bulkhead.of(
                provider.name(),
                BulkheadConfig.custom()
                        .maxConcurrentCalls(limits.concurrentCalls())
                        .maxWaitDuration(limits.timeout())
                        .build());
        this.rate = RateLimiter.of(
                provider.name(),
                RateLimiterConfig.custom()
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .limitForPeriod(limits.callsPerSecond())
                        .timeoutDuration(limits.timeout())
                        .build());
        this.budgets = budgets;
        this.pairs = new KnownPairs(provider, site, clock);
        this.clock = clock;
    }

    @Override
    public String name() {
        return provider.name();
    }

    @Override
    public Tier tier() {
        return provider.tier();
    }

    /** Contracts of paid services, and licences of free ones, leave the text to who asked for it. */
    @Override
    public boolean publishable() {
        return true;
    }

    @Override
    public Set<LanguagePair> pairs() {
        boolean able = provider.configured()
                && breaker.getState() != CircuitBreaker.State.OPEN
                && !clock.instant().isBefore(restsUntil);
        return able ? pairs.now() : Set.of();
    }

    @Override
    public OptionalLong monthlyCharacters() {
        return provider.configured() && limits.monthlyCharacters() > 0
                ? OptionalLong.of(limits.monthlyCharacters())
                : OptionalLong.empty();
    }

    /** One call, which is as much as a run asks for at once. */
    @Override
    public Duration patience() {
        return limits.timeout();
    }

    @Override
    public List<Answer> translate(LanguagePair pair, List<String> sentences, Duration limit) {
        return translate(pair, sentences, "", limit);
    }

    @Override
    public List<Answer> translate(LanguagePair pair, List<String> sentences, String context, Duration limit) {
        Instant end = clock.instant().plus(limit);
        List<Answer> answers = new ArrayList<>();
        for (List<String> batch : batches(sentences)) {
            answers.addAll(
                    answers.isEmpty() || !(answers.getLast() instanceof Answer.Unavailable silent)
                            ? ask(pair, batch, context, end)
                            : Collections.nCopies(batch.size(), silent));
        }
        return answers;
    }

    private List<List<String>> batches(List<String> sentences) {
        List<List<String>> batches = new ArrayList<>();
        List<String> batch = new ArrayList<>();
        long bytes = 0;
        for (String sentence : sentences) {
            int size = sentence.getBytes(StandardCharsets.UTF_8).length;
            if (!batch.isEmpty() && (batch.size() == provider.mostTexts() || bytes + size > provider.mostBytes())) {
                batches.add(batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(sentence);
            bytes += size;
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }

    private List<Answer> ask(LanguagePair pair, List<String> texts, String context, Instant end) {
        if (texts.size() == 1 && texts.getFirst().getBytes(StandardCharsets.UTF_8).length > provider.mostBytes()) {
            return List.of(new Answer.Refused(Fault.ENGINE, "it is longer than " + name() + " takes"));
        }
        if (!clock.instant().isBefore(end)) {
            return unavailable(texts, name() + " did not finish in time");
        }
        try {
            return call(pair, texts, context).stream()
                    .<Answer>map(Answer.Translated::new)
                    .toList();
        } catch (IndigestibleException e) {
            if (texts.size() == 1) {
                return List.of(new Answer.Refused(Fault.ENGINE, name() + ": " + e.getMessage()));
            }
            int half = texts.size() / 2;
            List<Answer> answers = new ArrayList<>(ask(pair, texts.subList(0, half), context, end));
            List<String> rest = texts.subList(half, texts.size());
            answers.addAll(
                    answers.getLast() instanceof Answer.Unavailable silent
                            ? Collections.nCopies(rest.size(), silent)
                            : ask(pair, rest, context, end));
            return List.copyOf(answers);
        } catch (RestingException e) {
            rest(e.rest(), String.valueOf(e.getMessage()));
            return unavailable(texts, name() + " rests: " + e.getMessage());
        } catch (SilentException e) {
            log.atWarn().addKeyValue("engine", name()).log("An engine gives no answer: {}", e.getMessage());
            return unavailable(texts, name() + ": " + e.getMessage());
        } catch (CallNotPermittedException open) {
            return unavailable(texts, name() + " has failed too often and is left alone for a while");
        }
    }

    private List<String> call(LanguagePair pair, List<String> texts, String context) {
        long characters = texts.stream()
                .mapToLong(text -> text.codePointCount(0, text.length()))
                .sum();
        Reservation reservation = limits.monthlyCharacters() == 0 ? null : reserved(characters);
        Long cost = 0L;
        try {
            Provider.Translations made = guarded(() -> provider.translate(pair, texts, context));
            cost = made.billed() < 0 ? null : Long.valueOf(made.billed());
            if (made.texts().size() != texts.size()) {
                throw new IndigestibleException(made.texts().size() + " answers to " + texts.size() + " texts", true);
            }
            return made.texts();
        } catch (IndigestibleException e) {
            cost = e.billed() ? null : Long.valueOf(0);
            throw e;
        } catch (SilentException e) {
            cost = null;
            throw e;
        } finally {
            settle(reservation, cost);
        }
    }

    private Reservation reserved(long characters) {
        return budgets.reserve(name(), characters, limits.monthlyCharacters())
                .orElseThrow(() -> new RestingException("its characters of this month are spent", WITHOUT_BUDGET));
    }

    /** @param cost null when it is not known: then it cost what was reserved */
    private void settle(@Nullable Reservation reservation, @Nullable Long cost) {
        if (reservation != null && cost != null) {
            budgets.settle(reservation, cost);
        }
    }

    private Provider.Translations guarded(Supplier<Provider.Translations> call) {
        if (!rate.acquirePermission()) {
            throw new RestingException("more calls than " + limits.callsPerSecond() + " a second", Duration.ZERO);
        }
        if (!bulkhead.tryAcquirePermission()) {
            throw new RestingException("all its calls are under way", Duration.ZERO);
        }
        try {
            return breaker.executeSupplier(call);
        } finally {
            bulkhead.onComplete();
        }
    }

    private void rest(Duration rest, String why) {
        Instant until = clock.instant().plus(rest);
        if (until.isAfter(restsUntil)) {
            restsUntil = until;
        }
        log.atWarn()
                .addKeyValue("engine", name())
                .addKeyValue("seconds", rest.toSeconds())
                .log("An engine is left alone: {}", why);
    }

    private static List<Answer> unavailable(List<String> texts, String reason) {
        return Collections.nCopies(texts.size(), new Answer.Unavailable(reason));
    }
}
