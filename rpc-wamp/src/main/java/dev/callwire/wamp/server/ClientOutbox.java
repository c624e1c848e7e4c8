package dev.callwire.wamp.server;

import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.Host;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.transport.CloseReason;
import dev.callwire.wamp.router.Outbox;
import dev.callwire.wamp.router.SlowSubscribers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what a session says over its connection. Thread-safe. */
final class ClientOutbox implements Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(ClientOutbox.class);

    private final MessageHandler handler;
    private final Host host;
    private final SlowSubscribers slowSubscribers;
    private final Runnable abort;
    private volatile boolean aborting;

    /** @param abort ends the session of a client that is too slow */
    ClientOutbox(MessageHandler handler, Host host, SlowSubscribers slowSubscribers, Runnable abort) {
        this.handler = handler;
        this.host = host;
        this.slowSubscribers = slowSubscribers;
        this.abort = abort;
    }

    @Override
    public void send(byte[] utf8, int offset, int length) {
        var frame = new JsonSlice();
        frame.set(utf8, offset, length);
        handler.onReply(frame);
    }

    @Override
    public void sendEvent(byte[] utf8, int offset, int length) {
        if (aborting) {
            return;
        }
        if (slowSubscribers == SlowSubscribers.KEEP || handler.isWritable()) {
            send(utf8, offset, length);
            return;
        }
        host.limitPassed("slowSubscribers");
        if (slowSubscribers == SlowSubscribers.CLOSE) {
            aborting = true;
            handler.execute(abort);
        } else {
            LOG.debug("Dropped an event of {} bytes for {}, which reads too slowly", length, handler.peer());
        }
    }

    @Override
    public void close() {
        handler.execute(() -> handler.onEnd(CloseReason.NORMAL, "The WAMP session has ended"));
    }
}
