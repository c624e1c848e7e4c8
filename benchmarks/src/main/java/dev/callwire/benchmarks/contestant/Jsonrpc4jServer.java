package dev.callwire.benchmarks.contestant;

import com.googlecode.jsonrpc4j.JsonRpcServer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** Serves by jsonrpc4j within Jetty: what its servlet does, without the servlet. */
final class Jsonrpc4jServer implements Server {
    private final org.eclipse.jetty.server.Server server;
    private final ServerConnector connector;

    private Jsonrpc4jServer(org.eclipse.jetty.server.Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    static Server start() throws Exception {
        var server = new org.eclipse.jetty.server.Server();
        var connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Calls());
        server.start();
        return new Jsonrpc4jServer(server, connector);
    }

    @Override
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Jetty does not stop", e);
        }
    }

    private static final class Calls extends Handler.Abstract {
        private final JsonRpcServer calls = new JsonRpcServer(new Sums(), Jsonrpc4jCalculator.class);

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            var answer = new ByteArrayOutputStream();
            calls.handleRequest(Content.Source.asInputStream(request), answer);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, JsonRpcServer.JSONRPC_CONTENT_TYPE);
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.size());
            response.write(true, ByteBuffer.wrap(answer.toByteArray()), callback);
            return true;
        }
    }

    private static final class Sums implements Jsonrpc4jCalculator {
        @Override
        public int add(int a, int b) {
            return a + b;
        }

        @Override
        public Order echo(Order order) {
            return order;
        }
    }
}
