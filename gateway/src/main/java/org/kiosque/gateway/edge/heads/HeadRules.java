package org.kiosque.gateway.edge.heads;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the decoder lets pass and two readers of the same bytes could understand in two ways, or a service would refuse without a
 * word of explanation (RFC 9112, 3.2, 6.1; RFC 3986).
 */
final class HeadRules {

    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{0,5})?");

    private static final String IN_PATHS = "-._~!$&'()*+,=:@/";
    private static final boolean[] PATH = allowed(IN_PATHS);
    private static final boolean[] QUERY = allowed(IN_PATHS + ";?[]");

    private HeadRules() {}

    private static boolean[] allowed(String marks) {
        boolean[] allowed = new boolean[128];
        for (char c = 0; c < 128; c++) {
            allowed[c] =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || marks.indexOf(c) >= 0;
        }
        return allowed;
    }

    /** @return what is wrong; null when nothing is */
    static @Nullable HeadFault faultOf(HttpRequest request) {
        boolean current = HttpVersion.HTTP_1_1.equals(request.protocolVersion());
        if (!current && !HttpVersion.HTTP_1_0.equals(request.protocolVersion())) {
            return HeadFault.VERSION;
        }
        if (!isAddress(request.uri())) {
            return HeadFault.ADDRESS;
        }
        HttpHeaders headers = request.headers();
        List<String> hosts = headers.getAll(HttpHeaderNames.HOST);
        boolean named = hosts.size() == 1 && HOST.matcher(hosts.getFirst()).matches();
        if (!named && (current || !hosts.isEmpty())) {
            return HeadFault.HOST;
        }
        List<String> encodings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (!encodings.isEmpty()
                && !(current && encodings.size() == 1 && encodings.getFirst().equalsIgnoreCase("chunked"))) {
            return HeadFault.TRANSFER_ENCODING;
        }
        return null;
    }

    private static boolean isAddress(String uri) {
        boolean[] allowed = PATH;
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (c == '%') {
                if (!isEncoded(uri, i) || (allowed == PATH && uri.regionMatches(true, i, "%3b", 0, 3))) {
                    return false;
                }
                i += 2;
            } else if (c == '?') {
                allowed = QUERY;
            } else if (c >= 128 || !allowed[c]) {
                return false;
            }
        }
        return !uri.isEmpty();
    }

    private static boolean isEncoded(String uri, int percent) {
        return percent + 2 < uri.length()
                && Character.digit(uri.charAt(percent + 1), 16) >= 0
                && Character.digit(uri.charAt(percent + 2), 16) >= 0;
    }
}
