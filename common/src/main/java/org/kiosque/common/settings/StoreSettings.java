package org.kiosque.common.settings;

import com.mongodb.ConnectionString;
import java.util.List;
import java.util.Locale;
import org.springframework.core.env.Environment;

/** Where the store is. Loaded only where MongoDB's driver is. */
final class StoreSettings {

    private static final String ADDRESS = "spring.mongodb.uri";

    /** Below {@code spring.data.mongodb} until Spring Boot 4, which ignores them there without a word. */
    private static final List<String> MOVED = List.of(
            "uri",
            "host",
            "port",
            "additional-hosts",
            "protocol",
            "database",
            "authentication-database",
            "username",
            "password",
            "replica-set-name",
            "ssl.bundle",
            "ssl.enabled");

    private StoreSettings() {}

    static void check(Environment environment) {
        for (String name : MOVED) {
            String former = "spring.data.mongodb." + name;
            if (environment.containsProperty(former)) {
                String current = "spring.mongodb." + name;
                throw new SettingException(
                        former,
                        "(as a variable %s) is not read any more: it is called %s (%s) now"
                                .formatted(variable(former), current, variable(current)));
            }
        }
        String address = environment.getProperty(ADDRESS);
        if (address != null && malformed(address)) {
            throw new SettingException(
                    ADDRESS,
                    "(as a variable %s) is not the address of a MongoDB: mongodb://[user:password@]host[:port]/database[?options], with user and password percent-encoded"
                            .formatted(variable(ADDRESS)));
        }
    }

    /** The driver's own message may quote a part of the password. */
    private static boolean malformed(String address) {
        try {
            // An address of DNS records (mongodb+srv) is looked up as it is read: that is left to the driver itself.
            return !address.startsWith("mongodb+srv://")
                    && new ConnectionString(address).getHosts().isEmpty();
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace(".", "_").replace("-", "");
    }
}
