package dev.callwire.benchmarks.contestant;

import dev.callwire.benchmarks.measure.Tally;
import dev.callwire.benchmarks.measure.Window;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** As {@link EchoRun}, but for threads that wait, each for the echo of what it has sent. */
final class WaitingEcho implements Client {
    private final Channel channel;
    private final WaitingCallers threads;
    private final Echoes echoes = new Echoes();

    private WaitingEcho(Channel channel, Threads kind) {
        this.channel = channel;
        threads = new WaitingCallers(kind);
        channel.pipeline().addLast(echoes);
    }

    static Client connect(int port, Threads kind) throws Exception {
        return new WaitingEcho(NettyClient.open(Loops.ofClients(), port, false), kind);
    }

    @Override
    public Tally run(int inFlight, Window window) throws Exception {
        return threads.run(inFlight, window, number -> new Caller());
    }

    @Override
    public void close() {
        threads.close();
        channel.close();
    }

    /** Of one thread; made by it. */
    private final class Caller implements WaitingCallers.Calls, Runnable {
        private final Thread thread = Thread.currentThread();
        private final TextWebSocketFrame frame = new TextWebSocketFrame(
                Unpooled.directBuffer(EchoRun.FRAME_BYTES).writeZero(EchoRun.FRAME_BYTES));
        private int number;
        private volatile boolean answered;
        private @Nullable Throwable failure;

        @Override
        public void call() {
            number = Digits.after(number);
            answered = false;
            channel.eventLoop().execute(this);
            while (!answered) {
                LockSupport.park(this);
            }
            if (failure != null) {
                throw new IllegalStateException("No echo came", failure);
            }
        }

        /** On the event loop. */
        @Override
        public void run() {
            frame.content().setLong(0, Digits.of(number));
            echoes.waiting.add(this);
            channel.writeAndFlush(frame.retain(), channel.voidPromise());
        }

        void answer(@Nullable Throwable wrong) {
            failure = wrong;
            answered = true;
            LockSupport.unpark(thread);
        }
    }

    /** Come in the order of what was sent. */
    private static final class Echoes extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        private final Queue<Caller> waiting = new ArrayDeque<>();

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, TextWebSocketFrame echo) {
            var caller = waiting.remove();
            boolean right = echo.content().getLong(0) == Digits.of(caller.number);
            caller.answer(right ? null : new IllegalStateException("An echo differs from what was sent"));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            waiting.forEach(caller -> caller.answer(cause));
            waiting.clear();
        }
    }
}
