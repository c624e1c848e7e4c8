package dev.callwire.benchmarks.contestant;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Many subscribers of one topic, each over a connection of its own, on Netty's own handlers. They check what they get. */
public final class Subscribers implements AutoCloseable {
    /** The number of the first event; all have as many digits. */
    static final int FIRST = 100_000;

    private static final int LAST = 999_999;
    private static final int DIGITS = 6;

    /** What comes behind the number. */
    private static final int TAIL = 2;

    private static final String REQUEST =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rpc.subscribe\",\"params\":[\"bench.tick\"]}";
    private static final int MAX_HANDSHAKE_BYTES = 8192;
    private static final int SECONDS = 60;

    /** So many are under way at a time; a server's backlog is not what is measured. */
    private static final int AT_ONCE = 64;

    private final Loops loops = Loops.start();
    private final CompletableFuture<@Nullable Void> broken = new CompletableFuture<>();

    /** Changed by the one event loop alone. */
    private long events;

    private volatile long frameBytes;
    private volatile Goal goal = new Goal(Long.MAX_VALUE);

    /** How many events are awaited. */
    private record Goal(long events, CompletableFuture<@Nullable Void> reached) {
        Goal(long events) {
            this(events, new CompletableFuture<>());
        }
    }

    private Subscribers() {}

    /** The number of the event after one. */
    static int after(int number) {
        return number == LAST ? FIRST : number + 1;
    }

    /** So many of a server on loopback, all subscribed. */
    public static Subscribers connect(int port, int count) throws Exception {
        var subscribers = new Subscribers();
        var config = WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri("ws://127.0.0.1:" + port + "/rpc")
                .build();
        var free = new Semaphore(AT_ONCE);
        var subscribed = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            free.acquire();
            var bootstrap = subscribers.loops.client(new ChannelInitializer<>() {
                @Override
                protected void initChannel(SocketChannel channel) {
                    channel.pipeline()
                            .addLast(
                                    new HttpClientCodec(),
                                    new HttpObjectAggregator(MAX_HANDSHAKE_BYTES),
                                    new WebSocketClientProtocolHandler(config),
                                    subscribers.new Subscriber(() -> {
                                        free.release();
                                        subscribed.countDown();
                                    }));
                }
            });
            bootstrap.connect(InetAddress.getLoopbackAddress(), port);
        }
        if (!subscribed.await(SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(subscribed.getCount() + " subscriptions were not confirmed");
        }
        return subscribers;
    }

    /** Waits until all of them together have got so many events. */
    public void await(long count) throws Exception {
        var awaited = new Goal(count);
        goal = awaited;
        loops.group().execute(this::lookAtGoal);
        CompletableFuture.anyOf(awaited.reached(), broken).get(SECONDS, TimeUnit.SECONDS);
    }

    private void lookAtGoal() {
        var awaited = goal;
        if (events >= awaited.events()) {
            awaited.reached().complete(null);
        }
    }

    /** How long the text of an event is. */
    public long frameBytes() {
        return frameBytes;
    }

    @Override
    public void close() {
        loops.close();
    }

    private final class Subscriber extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        private final Runnable confirmed;
        private boolean isConfirmed;
        private int due = FIRST;

        Subscriber(Runnable confirmed) {
            this.confirmed = confirmed;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
                ctx.writeAndFlush(new TextWebSocketFrame(REQUEST));
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, TextWebSocketFrame frame) {
            if (!isConfirmed) {
                confirm(frame);
                return;
            }
            var text = frame.content();
            int end = text.writerIndex() - TAIL;
            int number = 0;
            for (int i = end - DIGITS; i < end; i++) {
                number = 10 * number + text.getByte(i) - '0';
            }
            if (number != due) {
                throw new IllegalStateException(
                        "The event " + due + " was due, not " + text.toString(StandardCharsets.UTF_8));
            }
            if (due == FIRST) {
                frameBytes = text.readableBytes();
            }
            due = after(due);
            events++;
            if (events == goal.events()) {
                lookAtGoal();
            }
        }

        private void confirm(TextWebSocketFrame answer) {
            if (!answer.text().contains("\"result\"")) {
                throw new IllegalStateException("The subscription was refused: " + answer.text());
            }
            isConfirmed = true;
            confirmed.run();
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            broken.completeExceptionally(new IllegalStateException("A connection was lost"));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            broken.completeExceptionally(cause);
            ctx.close();
        }
    }
}
