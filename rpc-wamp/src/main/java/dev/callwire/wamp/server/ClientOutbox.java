package dev.callwire.wamp.server;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.OutboundTooLargeException;
import dev.callwire.protocol.Host;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.transport.CloseReason;
import dev.callwire.wamp.message.Uris;
import dev.callwire.wamp.router.Outbox;
import dev.callwire.wamp.router.SlowSubscribers;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what a session says over its connection. Thread-safe. */
final class ClientOutbox implements Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(ClientOutbox.class);

    private final MessageHandler handler;
    private final Host host;
    private final SlowSubscribers slowSubscribers;
    private final BiConsumer<String, String> abort;
    private volatile boolean aborting;

    /** @param abort ends the session, for a reason and in words, of a client that is too slow or cannot be told something */
    ClientOutbox(MessageHandler handler, Host host, SlowSubscribers slowSubscribers, BiConsumer<String, String> abort) {
        this.handler = handler;
        this.host = host;
        this.slowSubscribers = slowSubscribers;
        this.abort = abort;
    }

    /** A frame may be too long in a client's binary form, which whoever it comes from has no part in. */
    @Override
    public void send(byte[] utf8, int offset, int length) {
        try {
            write(utf8, offset, length);
        } catch (OutboundTooLargeException e) {
            host.limitPassed("outboundMessageBytes");
            abort(Uris.PAYLOAD_SIZE_EXCEEDED, "What there is to say is longer than it may be (outboundMessageBytes)");
        }
    }

    private void write(byte[] utf8, int offset, int length) {
        var frame = new JsonSlice();
        frame.set(utf8, offset, length);
        handler.onReply(frame);
    }

    private void abort(String reason, String words) {
        aborting = true;
        handler.execute(() -> abort.accept(reason, words));
    }

    @Override
    public void sendEvent(byte[] utf8, int offset, int length) {
        if (aborting) {
            return;
        }
        if (slowSubscribers == SlowSubscribers.KEEP || handler.isWritable()) {
            sendEventNow(utf8, offset, length);
            return;
        }
        host.limitPassed("slowSubscribers");
        if (slowSubscribers == SlowSubscribers.CLOSE) {
            abort(Uris.TOO_SLOW, "Events come faster than this client reads");
        } else {
            LOG.debug("Dropped an event of {} bytes for {}, which reads too slowly", length, handler.peer());
        }
    }

    private void sendEventNow(byte[] utf8, int offset, int length) {
        try {
            write(utf8, offset, length);
        } catch (OutboundTooLargeException e) {
            host.limitPassed("outboundMessageBytes");
            LOG.debug("Dropped an event of {} bytes for {}, in whose form it is too long", length, handler.peer());
        }
    }

    @Override
    public void close() {
        handler.execute(() -> handler.onEnd(CloseReason.NORMAL, "The WAMP session has ended"));
    }
}
