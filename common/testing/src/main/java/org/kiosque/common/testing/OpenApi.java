package org.kiosque.common.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.mockito.Mockito;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springdoc.webmvc.core.configuration.MultipleOpenApiSupportConfiguration;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.context.ConfigurableWebApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A service's OpenAPI 3.1 document: the shapes by springdoc from the controllers, the words from the module's canvas, the
 * problems from what the platform promises of every call. It is kept beside the code and served as it is, so that nothing of
 * this runs in production, and a change of the contract shows in the change of a file.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.1.1">OpenAPI 3.1.1</a>
 */
public final class OpenApi {

    /** Set to {@code true}, the document is written instead of compared. */
    private static final String WRITE = "kiosque.openapi.write";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private OpenApi() {}

    /**
     * Fails unless the module's document is that of its controllers and its canvas. The tests run in the module's own folder.
     *
     * @param service such as {@code article}
     * @param application in whose package the controllers are
     */
    public static void isCurrent(String service, Class<?> application) throws IOException {
        Path file = Path.of("src/main/resources/openapi", service + ".json");
        String document = documentOf(service, application);
        if (Boolean.getBoolean(WRITE)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, document);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("%s is of other controllers; run this test with -D%s=true, and read the difference", file, WRITE)
                .isEqualTo(document);
    }

    private static String documentOf(String service, Class<?> application) throws IOException {
        var canvas = new Canvas(Path.of("README.md"));
        ObjectNode document = (ObjectNode) JSON.readTree(shapesOf(application));
        OpenApiSchemas.tidy(document);
        new OpenApiOperations(document, canvas.described()).complete(service);
        OpenApiSchemas.dropUnused(document);
        new OpenApiExamples(document).add();
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    }

    /** By a context that holds the controllers and nothing that they stand on. */
    private static byte[] shapesOf(Class<?> application) {
        SpringDocUtils.getConfig().addAnnotationsToIgnore(AuthenticationPrincipal.class);
        var shapes = new AtomicReference<byte[]>();
        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        JacksonAutoConfiguration.class,
                        HttpMessageConvertersAutoConfiguration.class,
                        WebMvcAutoConfiguration.class,
                        SpringDocConfiguration.class,
                        SpringDocWebMvcConfiguration.class,
                        MultipleOpenApiSupportConfiguration.class))
                .withUserConfiguration(SpringDocConfigProperties.class)
                .withPropertyValues(
                        "springdoc.api-docs.enabled=true",
                        "springdoc.api-docs.version=openapi_3_1",
                        "springdoc.use-fqn=true",
                        "springdoc.writer-with-order-by-keys=true",
                        "springdoc.override-with-generic-response=false",
                        "springdoc.enable-spring-security=false")
                .withInitializer(context -> register(context, application))
                .run(context -> {
                    if (context.getStartupFailure() != null) {
                        throw new IllegalStateException(context.getStartupFailure());
                    }
                    shapes.set(context.getBean(OpenApiWebMvcResource.class)
                            .openapiJson(
                                    new MockHttpServletRequest(
                                            context.getSourceApplicationContext(ConfigurableWebApplicationContext.class)
                                                    .getServletContext()),
                                    "/v3/api-docs",
                                    Locale.ENGLISH));
                });
        return shapes.get();
    }

    private static void register(ConfigurableApplicationContext context, Class<?> application) {
        var controllers = new ClassPathScanningCandidateComponentProvider(false);
        controllers.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        var beans = (BeanDefinitionRegistry) context.getBeanFactory();
        controllers.findCandidateComponents(application.getPackageName()).forEach(found -> {
            Class<?> type = ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null);
            beans.registerBeanDefinition(type.getName(), mocked(type));
        });
    }

    private static <T> RootBeanDefinition mocked(Class<T> type) {
        var definition = new RootBeanDefinition(type, () -> Mockito.mock(type));
        definition.setLazyInit(true);
        return definition;
    }
}
