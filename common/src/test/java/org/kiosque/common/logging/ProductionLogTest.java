package org.kiosque.common.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log as compose and Kubernetes have it: {@code LOGGING_STRUCTURED_FORMAT_CONSOLE=ecs}. */
@ExtendWith(OutputCaptureExtension.class)
class ProductionLogTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @SpringBootConfiguration(proxyBeanMethods = false)
    static class Service {}

    @AfterEach
    void asOtherTestsHaveIt() {
        MDC.clear();
        System.clearProperty(LoggingSystemProperty.CONSOLE_STRUCTURED_FORMAT.getEnvironmentVariableName());
        LoggingSystem.get(getClass().getClassLoader()).cleanUp();
    }

    @Test
    void eachEventIsOneLineOfJsonThatNamesServiceLevelAndTrace(CapturedOutput output) {
        try (var _ = new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .run("--spring.config.name=sample-service", "--logging.structured.format.console=ecs")) {
            Logger log = LoggerFactory.getLogger("org.kiosque.sample.Desk");
            MDC.put("traceId", TRACE);
            log.atWarn()
                    .addKeyValue("article", "k3v9x2m4qd7h")
                    .setCause(
                            new IllegalStateException("of ada@example.org,\nin two lines", new RuntimeException("why")))
                    .log("\"Quoted\"\nand broken, of {}", "ada@example.org");
        }

        List<String> lines = output.getOut().lines().toList();
        List<JsonNode> events = lines.stream()
                .filter(line -> !line.isBlank())
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
        assertThat(events).hasSizeGreaterThan(1).allSatisfy(event -> {
            assertThat(event.path("@timestamp").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
            assertThat(event.at("/log/level").asString()).isIn("INFO", "WARN");
            assertThat(event.at("/service/name").asString()).isEqualTo("sample-service");
            assertThat(event.path("message").asString()).isNotBlank();
        });
        assertThat(events)
                .filteredOn(event -> event.at("/log/logger").asString().equals("org.kiosque.sample.Desk"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.at("/log/level").asString()).isEqualTo("WARN");
                    assertThat(event.path("traceId").asString()).isEqualTo(TRACE);
                    assertThat(event.path("article").asString()).isEqualTo("k3v9x2m4qd7h");
                    assertThat(event.path("message").asString()).startsWith("\"Quoted\"\nand broken, of ");
                    assertThat(event.at("/error/stack_trace").asString())
                            .contains("IllegalStateException", "in two lines", "Caused by: java.lang.RuntimeException");
                });
        assertThat(lines)
                .as("as Grafana looks for the trace of a line")
                .anyMatch(line -> line.contains("\"traceId\":\"" + TRACE + "\""));
        assertThat(lines).noneMatch(line -> line.contains("ada@example.org"));
    }
}
