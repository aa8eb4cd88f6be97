package org.kiosque.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.kiosque.common.testing.TestKafka;
import org.kiosque.common.testing.TestTokens;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One process of the service, for tests that need several, or one that loses its neighbours. */
final class Replica implements AutoCloseable {

    static final String PREVIEW_KEY = "kiosque.preview.key=0123456789abcdef0123456789abcdef";

    private final ConfigurableApplicationContext context;
    private final Client client;

    /** @param settings such as {@code kiosque.topics.partitions=3}; they win over the usual ones of a test */
    Replica(String database, String... settings) {
        this(TestTokens.class, database, settings);
    }

    /** @param tokens makes the beans that check tokens */
    Replica(Class<?> tokens, String database, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.mongodb.uri=" + database,
                "--server.port=0",
                "--management.server.port=-1",
                "--kiosque.topics.replication-factor=1",
                "--kiosque.topics.partitions=3",
                "--" + PREVIEW_KEY,
                "--kiosque.store.write-concern=1"));
        List.of(settings).forEach(setting -> arguments.add("--" + setting));
        if (List.of(settings).stream().noneMatch(setting -> setting.startsWith("spring.kafka.bootstrap-servers="))) {
            arguments.add("--spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers());
        }
        context = new SpringApplicationBuilder(ArticleServiceApplication.class, tokens)
                .run(arguments.toArray(String[]::new));
        client = new Client(
                Integer.parseInt(Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"))));
    }

    Client client() {
        return client;
    }

    @Override
    public void close() {
        context.close();
    }
}
