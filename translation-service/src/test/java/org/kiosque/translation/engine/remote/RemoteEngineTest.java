package org.kiosque.translation.engine.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiosque.common.languages.Language;
import org.kiosque.common.languages.SiteLanguages;
import org.kiosque.translation.engine.Answer;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.engine.Tier;
import org.kiosque.translation.engine.budget.Budgets;
import org.kiosque.translation.engine.budget.Budgets.Reservation;
import org.kiosque.translation.engine.remote.Provider.Translations;
import org.kiosque.translation.engine.remote.ProviderException.IndigestibleException;
import org.kiosque.translation.engine.remote.ProviderException.SilentException;

/** What is paid for, and when nothing more is. */
class RemoteEngineTest {

    private static final LanguagePair FR_EN = LanguagePair.of("fr", "en");
    private static final Duration PLENTY = Duration.ofSeconds(20);
    private static final Reservation TAKEN = new Reservation("paid", YearMonth.of(2026, 11), 9);

    private final Budgets budgets = mock(Budgets.class);

    @BeforeEach
    void enough() {
        when(budgets.reserve(any(), anyLong(), anyLong())).thenReturn(Optional.of(TAKEN));
    }

    private record Paid(Function<List<String>, Translations> says) implements Provider {

        @Override
        public String name() {
            return "paid";
        }

        @Override
        public Tier tier() {
            return Tier.PUBLISHABLE;
        }

        @Override
        public boolean configured() {
            return true;
        }

        @Override
        public int mostTexts() {
            return 2;
        }

        @Override
        public int mostBytes() {
            return 100;
        }

        @Override
        public Set<LanguagePair> pairs(List<Language> languages) {
            return Set.of(FR_EN);
        }

        @Override
        public Translations translate(LanguagePair pair, List<String> texts) {
            return says.apply(texts);
        }
    }

    private RemoteEngine engine(Function<List<String>, Translations> says) {
        var limits = new Limits(Duration.ofSeconds(1), 1, 1_000, 50);
        return new RemoteEngines(
                        budgets,
                        SiteLanguages.of("en", "fr"),
                        () -> Instant.parse("2026-11-02T06:00:00Z"),
                        new SimpleMeterRegistry())
                .engine(new Paid(says), limits);
    }

    @Test
    void charactersAreReservedBeforeACallAndSettledAfterIt() {
        assertThat(engine(texts -> new Translations(texts, 7)).translate(FR_EN, List.of("Un été 😀."), PLENTY))
                .containsExactly(new Answer.Translated("Un été 😀."));
        verify(budgets).reserve("paid", 9, 50);
        verify(budgets).settle(TAKEN, 7);
    }

    @Test
    void withoutCharactersNothingIsAskedAndNothingCanBeTranslated() {
        when(budgets.reserve(any(), anyLong(), anyLong())).thenReturn(Optional.empty());
        RemoteEngine engine = engine(_ -> {
            throw new AssertionError("asked");
        });
        assertThat(engine.translate(FR_EN, List.of("Un."), PLENTY))
                .singleElement()
                .isInstanceOf(Answer.Unavailable.class);
        assertThat(engine.pairs()).isEmpty();
    }

    @Test
    void whatMayHaveBeenBilledStaysSpentAndTheRestIsGivenBack() {
        engine(_ -> {
                    throw new SilentException("cut");
                })
                .translate(FR_EN, List.of("Un."), PLENTY);
        engine(_ -> {
                    throw new IndigestibleException("refused", true);
                })
                .translate(FR_EN, List.of("Un."), PLENTY);
        engine(texts -> new Translations(texts, -1)).translate(FR_EN, List.of("Un."), PLENTY);
        verify(budgets, never()).settle(any(), anyLong());
        engine(_ -> {
                    throw new IndigestibleException("too large", false);
                })
                .translate(FR_EN, List.of("Un."), PLENTY);
        verify(budgets).settle(eq(TAKEN), eq(0L));
    }
}
