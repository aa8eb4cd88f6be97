package org.kiosque.gateway.newsroom.session;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;

/**
 * Seals what a browser keeps for us so that it can neither read nor change it: JWE with a shared key and AES-256-GCM (RFC 7516,
 * {@code dir} and {@code A256GCM}).
 */
public final class Seal {

    private final List<byte[]> keys;

    /** @param keys 32 bytes each; the first seals, all open */
    public Seal(List<byte[]> keys) {
        this.keys = keys;
    }

    /** @param purpose without which nothing opens it: no kind of cookie can stand in for another */
    public String seal(String purpose, byte[] content) {
        var header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .type(new JOSEObjectType(purpose))
                .compressionAlgorithm(CompressionAlgorithm.DEF)
                .build();
        var sealed = new JWEObject(header, new Payload(content));
        try {
            sealed.encrypt(new DirectEncrypter(keys.getFirst()));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("AES-256-GCM is not to be had", impossible);
        }
        return sealed.serialize();
    }

    /** @return what was sealed for this purpose; empty for anything that was not, by one of our keys */
    public Optional<byte[]> open(String purpose, String sealed) {
        return keys.stream().flatMap(key -> open(purpose, sealed, key).stream()).findFirst();
    }

    private static Optional<byte[]> open(String purpose, String sealed, byte[] key) {
        try {
            JWEObject object = JWEObject.parse(sealed);
            JWEHeader header = object.getHeader();
            if (!JWEAlgorithm.DIR.equals(header.getAlgorithm())
                    || !EncryptionMethod.A256GCM.equals(header.getEncryptionMethod())
                    || !new JOSEObjectType(purpose).equals(header.getType())) {
                return Optional.empty();
            }
            object.decrypt(new DirectDecrypter(key));
            return Optional.of(object.getPayload().toBytes());
        } catch (ParseException | JOSEException | RuntimeException notOurs) {
            // The parser has several ways to stumble over what it did not write itself.
            return Optional.empty();
        }
    }
}
