package dev.callwire.benchmarks.contestant;

import dev.callwire.RpcServer;

/** Serves the calculator and the feed with all settings at their defaults. */
final class CallwireServer implements Server {
    private final RpcServer server;
    private final Numbering numbering;

    private CallwireServer(RpcServer server, Numbering numbering) {
        this.server = server;
        this.numbering = numbering;
    }

    static Server start() {
        var numbering = new Numbering();
        return new CallwireServer(builder(numbering).start(), numbering);
    }

    /** With so many methods more. */
    static Server start(int methods) {
        var numbering = new Numbering();
        var server = builder(numbering)
                .service(new ManyMethods.Binding(methods), ManyMethods.adding())
                .start();
        return new CallwireServer(server, numbering);
    }

    private static RpcServer.Builder builder(Numbering numbering) {
        return RpcServer.builder()
                .host("127.0.0.1")
                .service(ServedCalculator.class, new Sums())
                .service(Feed.class, numbering);
    }

    @Override
    public long produced() {
        return numbering.produced();
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }

    private static final class Sums implements ServedCalculator {
        @Override
        public int add(int a, int b) {
            return a + b;
        }

        @Override
        public int later(int a, int b) {
            return a + b;
        }

        @Override
        public int sum(int a, int b) {
            return a + b;
        }

        @Override
        public int sumHere(int a, int b) {
            return a + b;
        }

        @Override
        public Order echo(Order order) {
            return order;
        }

        @Override
        public Order echoLater(Order order) {
            return order;
        }

        @Override
        public Order copy(Order order) {
            return order;
        }

        @Override
        public String text(String text) {
            return text;
        }
    }
}
