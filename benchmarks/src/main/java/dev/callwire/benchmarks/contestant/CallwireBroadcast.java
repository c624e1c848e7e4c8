package dev.callwire.benchmarks.contestant;

import dev.callwire.RpcServer;

/** Offers a topic with all settings at their defaults. */
final class CallwireBroadcast implements Broadcast {
    private final RpcServer server;
    private final Ticks ticks;
    private int next = Subscribers.FIRST;

    private CallwireBroadcast(RpcServer server) {
        this.server = server;
        ticks = server.publisher(Ticks.class);
    }

    static Broadcast start() {
        return new CallwireBroadcast(
                RpcServer.builder().host("127.0.0.1").events(Ticks.class).start());
    }

    @Override
    public void publish(int events) {
        for (int i = 0; i < events; i++) {
            ticks.tick(next);
            next = Subscribers.after(next);
        }
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
