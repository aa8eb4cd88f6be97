package org.kiosque.comment.push;

import com.zerodeplibs.webpush.VAPIDKeyPair;
import com.zerodeplibs.webpush.VAPIDKeyPairs;
import com.zerodeplibs.webpush.key.PrivateKeySources;
import com.zerodeplibs.webpush.key.PublicKeySources;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kiosque.common.settings.SettingException;
import org.springframework.stereotype.Component;

/** As whom we send (VAPID, RFC 8292), where anybody is told so. Thread-safe. */
@Component
final class PushKeys {

    private static final String PUBLIC = "kiosque.push.public-key";
    private static final String PRIVATE = "kiosque.push.private-key";
    private static final String SUBJECT = "kiosque.push.subject";

    private static final int UNCOMPRESSED_BYTES = 65;

    /** It goes into a token as it is, and so holds nothing that would have to be escaped there. */
    private static final Pattern ADDRESS = Pattern.compile("(mailto:[^\\s\"\\\\@]+@|https://)[^\\s\"\\\\]{1,150}");

    private final @Nullable Sender sender;

    /**
     * @param publicKey as browsers want it: 65 bytes in base64url
     * @param pair signs
     * @param subject where push services find us
     */
    record Sender(String publicKey, VAPIDKeyPair pair, String subject) {

        @Override
        public String toString() {
            return "Sender[" + publicKey + "]";
        }
    }

    /** @throws SettingException when only a part of what it takes is configured, or something of it is wrong */
    PushKeys(PushProperties properties) {
        String privateKey = properties.privateKey();
        boolean none = properties.publicKey() == null && (privateKey == null || privateKey.isBlank());
        this.sender = none ? null : sender(properties);
    }

    private static Sender sender(PushProperties properties) {
        byte[] publicBytes = bytes(properties.publicKey(), PUBLIC);
        byte[] privateBytes = bytes(properties.privateKey(), PRIVATE);
        ECPublicKey publicKey = publicKey(publicBytes);
        ECPrivateKey privateKey = privateKey(privateBytes);
        if (!belongTogether(publicKey, privateKey)) {
            throw new SettingException(PRIVATE, "does not belong to " + PUBLIC);
        }
        String subject = properties.subject();
        if (subject == null || !ADDRESS.matcher(subject).matches()) {
            throw new SettingException(SUBJECT, "must be an address that begins with mailto: or https://");
        }
        VAPIDKeyPair pair = VAPIDKeyPairs.of(
                PrivateKeySources.ofECPrivateKey(privateKey), PublicKeySources.ofECPublicKey(publicKey));
        return new Sender(pair.extractPublicKeyInUncompressedFormAsString(), pair, subject);
    }

    /** Whichever of the two alphabets of base 64 it is in, with or without what fills it up. */
    private static byte[] bytes(@Nullable String text, String property) {
        if (text == null || text.isBlank()) {
            throw new SettingException(
                    property, "must be set where " + (property.equals(PUBLIC) ? PRIVATE : PUBLIC) + " is");
        }
        try {
            return Base64.getUrlDecoder()
                    .decode(text.strip().replace('+', '-').replace('/', '_').replaceAll("=+$", ""));
        } catch (IllegalArgumentException e) {
            throw new SettingException(property, "is not in base64");
        }
    }

    private static ECPublicKey publicKey(byte[] bytes) {
        try {
            if (bytes.length == UNCOMPRESSED_BYTES) {
                return PublicKeySources.ofUncompressedBytes(bytes).extract();
            }
        } catch (RuntimeException noKey) {
            // said below
        }
        throw new SettingException(
                PUBLIC, "is not a key of P-256: " + UNCOMPRESSED_BYTES + " bytes that begin with 04");
    }

    private static ECPrivateKey privateKey(byte[] bytes) {
        try {
            return PrivateKeySources.ofPKCS8Bytes(bytes).extract();
        } catch (RuntimeException noKey) {
            throw new SettingException(PRIVATE, "is not a key of P-256 in the form of PKCS #8");
        }
    }

    private static boolean belongTogether(ECPublicKey publicKey, ECPrivateKey privateKey) {
        try {
            byte[] something = publicKey.getEncoded();
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(privateKey);
            signature.update(something);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(something);
            return signature.verify(signed);
        } catch (GeneralSecurityException otherCurve) {
            return false;
        }
    }

    /** Empty where nothing is sent. */
    Optional<Sender> sender() {
        return Optional.ofNullable(sender);
    }
}
