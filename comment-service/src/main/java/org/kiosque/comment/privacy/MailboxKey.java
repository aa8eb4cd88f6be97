package org.kiosque.comment.privacy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.keygen.KeyGenerators;

/**
 * What is made of one secret to keep e-mail addresses with: a key to encrypt them (AES-256 in GCM), another one to find them
 * (HMAC-SHA-256), and a name by which the secret is known without being told. All three come from it by HKDF (RFC 5869), so that none
 * tells anything of the others. Thread-safe.
 */
final class MailboxKey {

    private static final String HASH = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int NAME_BYTES = 6;
    private static final int NONCE_BYTES = 16; // as the library wants it

    private final String name;
    private final AesBytesEncryptor cipher;
    private final SecretKey finding;

    MailboxKey(Secret secret) {
        this.name = HexFormat.of()
                .formatHex(derived(secret, "name", "Generic", NAME_BYTES).getEncoded());
        this.cipher = new AesBytesEncryptor(
                derived(secret, "encryption", "AES", KEY_BYTES),
                KeyGenerators.secureRandom(NONCE_BYTES),
                CipherAlgorithm.GCM);
        this.finding = derived(secret, "look-up", HASH, KEY_BYTES);
    }

    private static SecretKey derived(Secret secret, String purpose, String algorithm, int bytes) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(secret.bytes())
                                    .thenExpand(
                                            ("kiosque mailbox " + purpose).getBytes(StandardCharsets.UTF_8), bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HKDF", e);
        }
    }

    String name() {
        return name;
    }

    /** @return 64 characters, the same whenever it is asked */
    String hash(String address) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(finding);
            return HexFormat.of().formatHex(mac.doFinal(address.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HASH, e);
        }
    }

    /** @return different bytes each time */
    byte[] seal(String address) {
        return cipher.encrypt(address.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalStateException when it was sealed with another key, or changed since */
    String open(byte[] sealed) {
        if (sealed.length < NONCE_BYTES) {
            throw new IllegalStateException("shorter than anything that was sealed");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(cipher.decrypt(sealed)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("no text was sealed", e);
        }
    }
}
