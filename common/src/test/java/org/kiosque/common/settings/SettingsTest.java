package org.kiosque.common.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiosque.common.outbox.OutboxProperties;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

@ExtendWith(OutputCaptureExtension.class)
class SettingsTest {

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableConfigurationProperties(OutboxProperties.class)
    static class Service {}

    private static void start(Map<String, Object> variables, String... arguments) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .environment(environment)
                .run(arguments)
                .close();
    }

    /** @return what whoever started it reads between the frame's title and its end */
    private static String said(CapturedOutput output) {
        String all = output.getAll();
        return all.substring(all.indexOf("Description:") + "Description:".length())
                .strip();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--kiosque.outbox.leese=20s | kiosque.outbox.leese (commandLineArgs) is no setting of Kiosque: each module's README lists those that there are.",
                "--kiosque.outbx.lease=20s | kiosque.outbx.lease (",
                "--kiosque.outbox.lease=soon | kiosque.outbox.lease is not a Duration.",
                "--kiosque.outbox.lease=1s | kiosque.outbox.lease must be longer than twice kiosque.outbox.send-timeout.",
                "--kiosque.outbox.batch-size=0 | kiosque.outbox.batch-size (\"kiosque.outbox.batch-size\" from property source \"commandLineArgs\") must be greater than or equal to 1.",
                "--spring.kafka.ssl.bundle=parts | spring.kafka.ssl.bundle (as a variable SPRING_KAFKA_SSL_BUNDLE) does not reach all that speaks to Kafka: set spring.kafka.ssl.key-store-certificate-chain",
                "--spring.mongodb.uri=mongo://db | spring.mongodb.uri (as a variable SPRING_MONGODB_URI) is not the address of a MongoDB: mongodb://",
                "--spring.mongodb.uri=mongodb://me:pass@word@db:27017/x | spring.mongodb.uri (",
                "--spring.data.mongodb.uri=mongodb://db/x | spring.data.mongodb.uri (as a variable SPRING_DATA_MONGODB_URI) is not read any more: it is called spring.mongodb.uri (SPRING_MONGODB_URI) now."
            })
    void aSettingThatIsWrongEndsTheStartWithOneSentence(String argument, String sentence, CapturedOutput output) {
        assertThat(catchThrowable(() -> start(Map.of(), argument))).isNotNull();

        assertThat(said(output)).startsWith(sentence).endsWith(".").doesNotContain("\n");
        assertThat(output).doesNotContain("\tat ").doesNotContain("pass@word");
    }

    @Test
    void theFormerNameOfTheStoresAddressIsNotSilentlyIgnoredInTheEnvironmentEither(CapturedOutput output) {
        assertThat(catchThrowable(() -> start(Map.of("SPRING_DATA_MONGODB_URI", "mongodb://db/x"))))
                .isNotNull();
        assertThat(said(output)).contains("spring.mongodb.uri (SPRING_MONGODB_URI)");
    }

    @Test
    void everySpellingThatBindsIsKnown(CapturedOutput output) {
        start(
                Map.of(
                        "KIOSQUE_OUTBOX_POLL_INTERVAL",
                        "1s",
                        "KIOSQUE_OUTBOX_SENDTIMEOUT",
                        "4s",
                        "KIOSQUE_LANGUAGES_0",
                        "en"),
                "--kiosque.outbox.batchSize=10",
                "--kiosque.languages[0]=fr",
                "--kiosque.http.max-body-size=1MB");
        assertThat(output).doesNotContain("do not know");
    }

    @Test
    void aVariableOfOtherProgramsIsOnlyTold(CapturedOutput output) {
        start(
                Map.of("KIOSQUE_MONGOD", "/usr/bin/mongod", "KIOSQUE_OUTBOX_LEESE", "1s", "KIOSQUE_KEY", "secret"),
                "--some.key=${KIOSQUE_KEY:}");
        assertThat(output).contains("do not know: [KIOSQUE_MONGOD, KIOSQUE_OUTBOX_LEESE]");
    }

    @Test
    void whatSeveralServicesShareAsJsonInAVariableIsOnlyTold(CapturedOutput output) {
        start(Map.of("SPRING_APPLICATION_JSON", "{\"kiosque.pages.enabled\":false,\"kiosque.outbox.lease\":\"20s\"}"));
        assertThat(output).contains("do not know: [kiosque.pages.enabled]");
    }
}
