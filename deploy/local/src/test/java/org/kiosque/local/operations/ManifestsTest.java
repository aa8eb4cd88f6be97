package org.kiosque.local.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What Kubernetes is told, by its own schemas; {@code deploy/check} holds the rendered whole against them. */
class ManifestsTest {

    private static final String SCHEMAS = "deploy/kubernetes/schemas/";

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

    @Test
    void everyManifestIsAsItsSchemaHasIt() {
        var wrong = new TreeMap<String, Object>();
        var kinds = new TreeSet<String>();
        for (String file : Repository.files("deploy/kubernetes", ".yaml")) {
            for (Object document : Repository.documents(file)) {
                if (document instanceof Map<?, ?> manifest
                        && manifest.containsKey("kind")
                        && !String.valueOf(manifest.get("apiVersion")).startsWith("kustomize.")) {
                    kinds.add(schemaOf(manifest));
                    List<?> troubles = troubles(manifest);
                    if (!troubles.isEmpty()) {
                        wrong.put(file, troubles);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(Repository.files(SCHEMAS, ".json"))
                .as("a schema for each kind, and no other")
                .containsExactlyElementsOf(kinds);
    }

    @Test
    void whatNoSchemaKnowsIsSeen() {
        var manifest = Map.of(
                "apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", "kiosque", "lables", Map.of()));
        assertThat(troubles(manifest)).hasSize(1).first().asString().contains("lables");
    }

    private List<?> troubles(Map<?, ?> manifest) {
        Schema schema = registry.getSchema(Repository.read(schemaOf(manifest)));
        return schema.validate(JsonMapper.shared().writeValueAsString(manifest), InputFormat.JSON);
    }

    /** As kubeconform names them: the kind, the first part of the group, the version. */
    private static String schemaOf(Map<?, ?> manifest) {
        String[] version = String.valueOf(manifest.get("apiVersion")).split("/");
        String group = version.length == 1 ? "" : version[0].split("\\.")[0] + "-";
        return SCHEMAS + String.valueOf(manifest.get("kind")).toLowerCase(Locale.ROOT) + "-" + group
                + version[version.length - 1] + ".json";
    }
}
