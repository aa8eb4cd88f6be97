package org.kiosque.comment.push;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.SplittableRandom;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A browser that has subscribed at a push service, and reads what comes.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8291">RFC 8291</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8188">RFC 8188</a>
 */
record Browser(String endpoint, ECPublicKey publicKey, ECPrivateKey privateKey, byte[] auth) {

    static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private static final int SALT = 16;
    private static final int POINT = 65;
    private static final int TAG = 16;

    static Browser at(String endpoint) {
        byte[] auth = new byte[16];
        new SplittableRandom().nextBytes(auth);
        KeyPair pair = keyPair();
        return new Browser(endpoint, (ECPublicKey) pair.getPublic(), (ECPrivateKey) pair.getPrivate(), auth);
    }

    static KeyPair keyPair() {
        try {
            KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC");
            pairs.initialize(new ECGenParameterSpec("secp256r1"));
            return pairs.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static ECPrivateKey privateKey(byte[] secret) throws GeneralSecurityException {
        return (ECPrivateKey)
                KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(new BigInteger(1, secret), p256()));
    }

    static ECPublicKey publicKey(byte[] point) throws GeneralSecurityException {
        var w = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(point, 1, 33)),
                new BigInteger(1, Arrays.copyOfRange(point, 33, POINT)));
        return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(w, p256()));
    }

    private static ECParameterSpec p256() throws GeneralSecurityException {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        return curve.getParameterSpec(ECParameterSpec.class);
    }

    /** The last 65 bytes of what X.509 makes of it. */
    static byte[] point(ECPublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - POINT, encoded.length);
    }

    String p256dh() {
        return BASE64.encodeToString(point(publicKey));
    }

    Map<String, String> keys() {
        return Map.of("p256dh", p256dh(), "auth", BASE64.encodeToString(auth));
    }

    /** One record, as RFC 8291 wants it. */
    String read(byte[] message) throws GeneralSecurityException {
        ByteBuffer in = ByteBuffer.wrap(message);
        byte[] salt = new byte[SALT];
        in.get(salt);
        int recordSize = in.getInt();
        byte[] sender = new byte[in.get()];
        in.get(sender);
        byte[] text = new byte[in.remaining()];
        in.get(text);
        if (sender.length != POINT || text.length > recordSize || recordSize < TAG + 2) {
            throw new IllegalArgumentException("not one record");
        }
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(privateKey);
        agreement.doPhase(publicKey(sender), true);
        byte[] info = concat("WebPush: info\0".getBytes(StandardCharsets.US_ASCII), point(publicKey), sender);
        byte[] ikm = derived(auth, agreement.generateSecret(), info, 32);
        byte[] key = derived(salt, ikm, "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII), 16);
        byte[] nonce = derived(salt, ikm, "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII), 12);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(8 * TAG, nonce));
        byte[] padded = cipher.doFinal(text);
        int end = padded.length - 1;
        while (padded[end] == 0) {
            end--;
        }
        if (padded[end] != 2) {
            throw new IllegalArgumentException("not the last record");
        }
        return new String(padded, 0, end, StandardCharsets.UTF_8);
    }

    private static byte[] derived(byte[] salt, byte[] secret, byte[] info, int length) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addSalt(salt)
                        .addIKM(secret)
                        .thenExpand(info, length));
    }

    private static byte[] concat(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
