package dev.callwire.transport.netty;

import io.netty.handler.ssl.SslHandler;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** TLS as the JDK does it, with the protocols and ciphers that its context allows. */
final class Tls {
    private static final long GOODBYE_MILLIS = 1000;

    private Tls() {}

    static SslHandler server(SSLContext context) {
        var engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        return handler(engine);
    }

    /** Trusts whom the context trusts, or else the JDK, and only under the name that was dialled. */
    static SslHandler client(@Nullable SSLContext context, String host, int port) throws NoSuchAlgorithmException {
        var engine = (context != null ? context : SSLContext.getDefault()).createSSLEngine(host, port);
        engine.setUseClientMode(true);
        var parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
        return handler(engine);
    }

    /** The deadline of the opening handshake covers that of TLS, and a peer that takes nothing gets no long goodbye. */
    private static SslHandler handler(SSLEngine engine) {
        var handler = new SslHandler(engine);
        handler.setHandshakeTimeoutMillis(0);
        handler.setCloseNotifyFlushTimeoutMillis(GOODBYE_MILLIS);
        return handler;
    }
}
