package org.kiosque.common.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import org.kiosque.common.text.Mailboxes;

/**
 * Nobody's e-mail address stands in a line of the log, whoever wrote the line and in whatever format: frameworks tell the path of a
 * request where it fails, in stack traces as well.
 */
final class LinesWithoutMailboxes extends EncoderBase<ILoggingEvent> {

    private final Encoder<ILoggingEvent> encoder;

    LinesWithoutMailboxes(Encoder<ILoggingEvent> encoder) {
        this.encoder = encoder;
    }

    @Override
    public byte[] headerBytes() {
        return encoder.headerBytes();
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        byte[] line = encoder.encode(event);
        String bytes = new String(line, StandardCharsets.ISO_8859_1); // one for one, whatever they are the letters of
        String hidden = Mailboxes.hidden(bytes);
        return hidden.equals(bytes) ? line : hidden.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public byte[] footerBytes() {
        return encoder.footerBytes();
    }
}
