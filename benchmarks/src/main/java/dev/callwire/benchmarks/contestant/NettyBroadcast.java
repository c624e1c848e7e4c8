package dev.callwire.benchmarks.contestant;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Sends each event in one text that all connections share, on their event loop; the events that are there together are
 * flushed together.
 */
final class NettyBroadcast implements Broadcast {
    private static final String SUBSCRIBED = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"s1\"}";

    private final List<ChannelHandlerContext> subscribers = new ArrayList<>();
    private final Queue<ByteBuf> events = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Server server;
    private volatile @Nullable EventExecutor loop;
    private int next = Subscribers.FIRST;

    private NettyBroadcast() throws InterruptedException {
        server = NettyServer.start(Subscription::new);
    }

    static Broadcast start() throws InterruptedException {
        return new NettyBroadcast();
    }

    @Override
    public void publish(int count) {
        for (int i = 0; i < count; i++) {
            publish();
        }
    }

    private void publish() {
        var on = loop;
        if (on == null) {
            throw new IllegalStateException("Nobody has subscribed");
        }
        events.add(ByteBufUtil.writeAscii(
                PooledByteBufAllocator.DEFAULT,
                "{\"jsonrpc\":\"2.0\",\"method\":\"bench.tick\",\"params\":{\"subscription\":\"s1\",\"result\":" + next
                        + "}}"));
        next = Subscribers.after(next);
        if (waiting.getAndIncrement() == 0) {
            on.execute(this::send);
        }
    }

    /** On the event loop of all. */
    private void send() {
        int sent;
        do {
            sent = 0;
            ByteBuf event;
            while ((event = events.poll()) != null) {
                for (var subscriber : subscribers) {
                    subscriber.write(
                            new TextWebSocketFrame(event.retainedDuplicate()),
                            subscriber.channel().voidPromise());
                }
                event.release();
                sent++;
            }
            subscribers.forEach(ChannelHandlerContext::flush);
        } while (waiting.addAndGet(-sent) != 0);
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }

    /** One connection, which says nothing but that it subscribes. */
    private final class Subscription extends SimpleChannelInboundHandler<TextWebSocketFrame> {

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, TextWebSocketFrame request) {
            loop = ctx.executor();
            subscribers.add(ctx);
            ctx.writeAndFlush(new TextWebSocketFrame(SUBSCRIBED));
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            subscribers.remove(ctx);
        }
    }
}
