package dev.callwire.benchmarks.contestant;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.CompletableFuture;

/** Serves by LSP4J. */
final class Lsp4jServer implements Lsp4jCalculator {

    private Lsp4jServer() {}

    static Server start() throws InterruptedException {
        return NettyServer.start(Accepting::new);
    }

    @Override
    public CompletableFuture<Integer> add(int a, int b) {
        return CompletableFuture.completedFuture(a + b);
    }

    @Override
    public CompletableFuture<Order> echo(Order order) {
        return CompletableFuture.completedFuture(order);
    }

    /** Gives way to LSP4J, which wants to know the channel. */
    private static final class Accepting extends ChannelInboundHandlerAdapter {
        @Override
        public void handlerAdded(ChannelHandlerContext ctx) {
            var connection = new Lsp4jConnection(ctx.channel(), new Lsp4jServer(), cause -> {});
            ctx.pipeline().replace(this, "lsp4j", connection);
        }
    }
}
