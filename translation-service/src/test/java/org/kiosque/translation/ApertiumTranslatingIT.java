package org.kiosque.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kiosque.translation.ServiceUnderTest.article;
import static org.kiosque.translation.ServiceUnderTest.newArticleId;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.kiosque.common.events.ArticleSnapshot;
import org.kiosque.common.events.TranslatedArticle;
import org.kiosque.common.events.TranslationOrigin;
import org.kiosque.common.languages.Language;
import org.kiosque.common.testing.RealParts;
import org.kiosque.common.testing.TestTokens;
import org.kiosque.translation.engine.LanguagePair;
import org.kiosque.translation.engine.apertium.InstalledApertium;
import org.kiosque.translation.gate.NumbersOfTexts;
import org.kiosque.translation.translations.Status;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service with the real engine, which is installed only while it runs. */
@SpringBootTest
@ContextConfiguration(initializers = RealParts.class)
@Import({ServiceUnderTest.class, TestTokens.class})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ApertiumTranslatingIT {

    private static final Duration BACKLOG = Duration.ofMinutes(4);

    @TempDir
    private static Path folder;

    /** Marks of the engine's own, and words that it has not translated. */
    private static final Pattern DEBRIS = Pattern.compile("[⟦⟧]|<[a-z]+>|(?<![\\p{L}\\p{N}])[*#@^$]\\p{L}+|\\bxq\\w*");

    /** Sentences that an engine is given at once. */
    private static final int BATCH = 16;

    @Autowired
    private ServiceUnderTest service;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private MongoOperations mongo;

    @DynamicPropertySource
    static void modes(DynamicPropertyRegistry properties) {
        properties.add("kiosque.engines.apertium.modes", () -> folder.resolve("modes"));
    }

    @BeforeAll
    static void apertium() {
        InstalledApertium.isNeeded();
    }

    @Test
    @Order(1)
    void anArticleWaitsUntilApertiumIsInstalledAndIsThenTranslatedByItself() throws IOException {
        String id = newArticleId();
        service.published(article(id, 1, "Le train de nuit revient", null, "Il *pleut* sur la ville."), 1);
        await().until(() -> service.stored(id).isPresent());
        await().during(Duration.ofSeconds(3))
                .until(() -> service.stored(id).orElseThrow().status() == Status.WAITING);
        Files.createDirectory(folder.resolve("modes"));
        try (Stream<Path> installed = Files.list(Path.of(InstalledApertium.MODES))) {
            for (Path mode : installed.toList()) {
                Files.copy(mode, folder.resolve("modes").resolve(mode.getFileName()));
            }
        }
        await().atMost(BACKLOG).until(() -> !service.told(id).isEmpty());
        TranslatedArticle told = service.awaitTranslation(id, 1);
        assertThat(told.title()).isNotEqualTo("Le train de nuit revient").contains("train");
        assertThat(told.engine()).isEqualTo("apertium");
    }

    @Test
    @Order(2)
    void sixHundredWordsAreInEnglishForTwoSecondsOfWorkWithEveryLinkInPlace() throws IOException {
        awaitQuiet();
        mongo.remove(new Query(), "translationMemory"); // what people have approved in other tests, such as a tag
        String body = resource("/le-vieux-pont.md");
        List<Long> took = new ArrayList<>();
        List<Long> calls = new ArrayList<>();
        TranslatedArticle told = null;
        for (int i = 0; i < 8; i++) {
            String id = newArticleId();
            Duration start = workSoFar();
            long callsBefore = calls();
            service.published(
                    article(id, 1, "Le vieux pont va renaître : deux ans de travaux", "La ville a voté. Enfin !", body),
                    1);
            told = service.awaitTranslation(id, 1);
            took.add(workSoFar().minus(start).toMillis());
            calls.add(calls() - callsBefore);
        }
        System.out.println("Work from publication to the English event, in ms: " + took + ", calls: " + calls);
        Files.createDirectories(Path.of("target"));
        Files.writeString(
                Path.of("target", "le-vieux-pont.en.md"),
                "# " + told.title() + "\n\n" + told.lead() + "\n\n" + told.body());
        assertThat(told.origin()).isEqualTo(TranslationOrigin.MACHINE);
        assertThat(told.body())
                .contains(
                        "](https://example.org/crues?annee=2024&lieu=nord_est)",
                        "][livre]",
                        "[livre]: https://example.org/livre \"",
                        "`pont-ouvert`",
                        "https://example.org/pont",
                        "pont@example.org",
                        "[^1]",
                        "](/media/pont/1280.jpg)",
                        "|:------|:----:|-----:|")
                .doesNotContain("⟦", "xq", " ;", "«", "\"Le grand bossu\"");
        // What it costs, not how long it takes: beside other work on the machine the same work takes longer.
        // The middle one, as some meet what other tests have left to this process.
        assertThat(middle(took)).isLessThan(2_000);
        int batches = Math.ceilDiv(told.segments().size(), BATCH);
        assertThat(middle(calls))
                .as("each sentence is asked once, few of them chunk by chunk")
                .isLessThanOrEqualTo(2L * batches);
    }

    @Test
    @Order(3)
    void fortyArticlesOfANewsroomKeepAllThatIsNoWordsInBothLanguages() throws IOException {
        awaitQuiet();
        List<ArticleSnapshot> articles = new ArrayList<>(Newsroom.articles("fr"));
        articles.addAll(Newsroom.articles("en"));
        assertThat(articles).hasSize(40);
        articles.forEach(article -> service.published(article, 1));
        int segments = 0;
        int untouched = 0;
        var softly = new SoftAssertions();
        for (ArticleSnapshot article : articles) {
            Language to = Language.of(article.language().equals("fr") ? "en" : "fr");
            TranslatedArticle told = service.awaitTranslation(article.articleId(), 1, to);
            softly.assertThat(Newsroom.shape(told.body()))
                    .as(article.title())
                    .isEqualTo(Newsroom.shape(article.body()));
            String from = Newsroom.words(article.body());
            String words = Newsroom.words(told.body());
            softly.assertThat(NumbersOfTexts.areTheSame(
                            new LanguagePair(Language.of(article.language()), to), from, words))
                    .as("numbers of %s", words)
                    .isTrue();
            softly.assertThat(DEBRIS.matcher(words).results().map(MatchResult::group))
                    .as("debris in %s", words)
                    .isSubsetOf(DEBRIS.matcher(from)
                            .results()
                            .map(MatchResult::group)
                            .toList());
            segments += told.segments().size();
            untouched += (int) told.segments().stream()
                    .filter(segment -> segment.origin().equals("source"))
                    .count();
        }
        softly.assertAll();
        assertThat(untouched).as("of " + segments + " sentences").isLessThan(segments / 6);
    }

    /** What other tests have published is in the same topics, and waits in the same queue. */
    private void awaitQuiet() {
        var before = new AtomicLong(-1);
        await().atMost(BACKLOG).pollInterval(Duration.ofSeconds(3)).until(() -> {
            long done = mongo.count(query(where("status").is(Status.DONE)), "translations");
            return before.getAndSet(done) == done;
        });
    }

    private static long middle(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private long calls() {
        return meters.timer("translation.engine", "engine", "apertium", "pair", "fr-en")
                .count();
    }

    /** Processor time of this process and of Apertium's programs. */
    private static Duration workSoFar() {
        return Stream.concat(Stream.of(ProcessHandle.current()), InstalledApertium.programs())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ApertiumTranslatingIT.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
