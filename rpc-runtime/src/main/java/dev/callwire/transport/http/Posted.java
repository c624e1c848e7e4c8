package dev.callwire.transport.http;

import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/** The body of a request, which knows whether any of it was asked for: that happens once there is a connection. */
final class Posted implements HttpRequest.BodyPublisher {
    private final HttpRequest.BodyPublisher bytes;
    private volatile boolean wanted;

    Posted(byte[] message) {
        bytes = HttpRequest.BodyPublishers.ofByteArray(message);
    }

    /** Whether some of it may have been sent. */
    boolean wasWanted() {
        return wanted;
    }

    @Override
    public long contentLength() {
        return bytes.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> sender) {
        wanted = true;
        bytes.subscribe(sender);
    }
}
