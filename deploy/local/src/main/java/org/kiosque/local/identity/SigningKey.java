package org.kiosque.local.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import org.kiosque.local.process.PrivateFiles;

/** The RSA key that signs the tokens; made once, so that tokens outlive a restart. */
final class SigningKey {

    private static final int BITS = 2048;

    private SigningKey() {}

    static RSAKey in(Path folder) throws IOException, JOSEException, ParseException {
        Path file = folder.resolve("signing-key.json");
        if (!Files.exists(file)) {
            RSAKey fresh = new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
            PrivateFiles.write(file, fresh.toJSONString());
        }
        return JWK.parse(Files.readString(file)).toRSAKey();
    }
}
