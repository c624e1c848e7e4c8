package dev.callwire.it;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.call.Limits;
import dev.callwire.call.ReconnectPolicy;

/** A server and a client of it, with defaults that suit tests. */
final class ServerFixture implements AutoCloseable {
    private final RpcServer server;
    private final RpcClient client;

    /** A server of one service, on loopback. */
    static <T> RpcServer.Builder serving(Class<T> service, T implementation) {
        return RpcServer.builder().host("127.0.0.1").service(service, implementation);
    }

    ServerFixture(RpcServer.Builder builder) {
        this(builder, Limits.DEFAULTS);
    }

    /** With limits for the client. */
    ServerFixture(RpcServer.Builder builder, Limits clientLimits) {
        server = builder.start();
        client = builderOfClient().limits(clientLimits).connect();
    }

    /** A client that is closed when its connection is. */
    static RpcClient connectOnce(String uri) {
        return RpcClient.builder(uri).reconnect(ReconnectPolicy.NEVER).connect();
    }

    /** As {@link #connectOnce}. */
    RpcClient.Builder builderOfClient() {
        return RpcClient.builder("ws://127.0.0.1:" + server.port() + "/rpc").reconnect(ReconnectPolicy.NEVER);
    }

    RpcServer server() {
        return server;
    }

    RpcClient client() {
        return client;
    }

    <T> T proxy(Class<T> service) {
        return client.proxy(service);
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
