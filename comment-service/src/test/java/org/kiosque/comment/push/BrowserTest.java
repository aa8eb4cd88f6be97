package org.kiosque.comment.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** That our browser reads as others do: the example of RFC 8291, section 5. */
class BrowserTest {

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }

    @Test
    void theExampleIsRead() throws GeneralSecurityException {
        var browser = new Browser(
                "https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV",
                Browser.publicKey(bytes(
                        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4")),
                Browser.privateKey(bytes("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94")),
                bytes("BTBZMqHH6r4Tts7J_aSIgg"));

        assertThat(browser.read(bytes("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
                        + "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
                        + "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN")))
                .isEqualTo("When I grow up, I want to be a watermelon");
    }
}
