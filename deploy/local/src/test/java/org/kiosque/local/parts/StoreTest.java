package org.kiosque.local.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiosque.local.supervision.StartException;

class StoreTest {

    private static final Ports PORTS = new Ports(8080);

    @TempDir
    Path data;

    @Test
    void aFolderBegunWithOneKindOfStoreIsNotHandedToAnother() throws Exception {
        Path program = Files.createFile(data.resolve("program"));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Map<String, String> named = Map.of("KIOSQUE_MONGOD", program.toString());
        assertThat(Store.find(named, data)).isEqualTo(new Store.Installed(program));

        Files.createDirectory(data.resolve("store"));
        assertThat(Store.find(Map.of(), data)).isEqualTo(new Store.Embedded());
        assertThatThrownBy(() -> Store.find(named, data))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("begun with the embedded store");

        Files.createDirectory(data.resolve("mongod"));
        assertThat(Store.find(named, data)).isEqualTo(new Store.Installed(program));
    }

    @ParameterizedTest
    @CsvSource({
        "mongodb://h:1, mongodb://h:1/kiosque-x",
        "mongodb://h:1/, mongodb://h:1/kiosque-x",
        "'mongodb://h:1,i:2/db?replicaSet=r', 'mongodb://h:1,i:2/kiosque-x?replicaSet=r'",
        "mongodb://u:p@h:1, mongodb://u:p@h:1/kiosque-x?authSource=admin",
        "mongodb://u:p@h:1/own?w=1, mongodb://u:p@h:1/kiosque-x?w=1&authSource=own",
        "mongodb://u:p@h:1/?authSource=a, mongodb://u:p@h:1/kiosque-x?authSource=a"
    })
    void eachServiceGetsADatabaseOfItsOwnOnTheServerGiven(String uri, String expected) throws Exception {
        Store store = Store.find(Map.of("MONGODB_URI", uri), data);
        assertThat(store).isEqualTo(new Store.Given(uri));
        assertThat(store.database("kiosque-x", PORTS)).isEqualTo(expected);
    }

    @Test
    void anAddressThatIsNoneIsRefusedWithoutRepeatingItsPassword() {
        assertThatThrownBy(() -> Store.find(Map.of("MONGODB_URI", "http://u:secret@h"), data))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("MONGODB_URI")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aNamedMongodThatCannotBeExecutedIsNamed() {
        assertThatThrownBy(() -> Store.find(Map.of("KIOSQUE_MONGOD", "/nowhere/mongod"), data))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("/nowhere/mongod");
    }
}
