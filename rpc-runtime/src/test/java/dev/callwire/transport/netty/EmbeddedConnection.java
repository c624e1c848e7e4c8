package dev.callwire.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import dev.callwire.transport.Handshake;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.EncoderException;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtension;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** A connection without a socket, a server's or a client's, whose clock stands still until a test moves it. */
final class EmbeddedConnection implements AutoCloseable {
    private final MockTicker clock = Ticker.newMockTicker();
    private final Socket socket = new Socket();
    private final EmbeddedChannel channel =
            EmbeddedChannel.builder().ticker(clock).handlers(socket).build();
    private final WebSocketConnection connection;
    private Recorder recorder;

    /** The bytes that were flushed, and a peer that may stop taking them. */
    private static final class Socket extends ChannelOutboundHandlerAdapter {
        private final List<ChannelPromise> untaken = new ArrayList<>();
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private boolean stuck;
        private int flushes;
        private int reads;

        @Override
        public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
            var bytes = (ByteBuf) message;
            taken.writeBytes(ByteBufUtil.getBytes(bytes));
            bytes.release();
            untaken.add(promise);
        }

        @Override
        public void flush(ChannelHandlerContext ctx) {
            flushes++;
            if (!stuck) {
                take();
            }
        }

        @Override
        public void read(ChannelHandlerContext ctx) {
            reads++;
            ctx.read();
        }

        private void take() {
            var promises = List.copyOf(untaken);
            untaken.clear();
            promises.forEach(ChannelPromise::setSuccess);
        }
    }

    EmbeddedConnection(TestLimits limits) {
        this(limits, (to, text) -> {});
    }

    EmbeddedConnection(TestLimits limits, BiConsumer<Connection, String> answer) {
        this(limits, false, answer, recorder -> recorder);
    }

    /**
     * Either end of a connection.
     *
     * @param client whether it is the one that has dialled
     * @param listener makes one that has the recorder hear
     */
    EmbeddedConnection(
            TestLimits limits,
            boolean client,
            BiConsumer<Connection, String> answer,
            Function<Recorder, ConnectionListener> listener) {
        this(limits, client, false, answer, listener);
    }

    /**
     * Either end of a connection.
     *
     * @param client whether it is the one that has dialled
     * @param compressed whether compression was agreed on
     * @param listener makes one that has the recorder hear
     */
    EmbeddedConnection(
            TestLimits limits,
            boolean client,
            boolean compressed,
            BiConsumer<Connection, String> answer,
            Function<Recorder, ConnectionListener> listener) {
        var handshake = new Handshake("/", "", Map.of(), List.of(), null);
        connection = new WebSocketConnection(channel, handshake, limits.build(), client, compressed);
        if (compressed) {
            WebSocketPipeline.addTo(channel.pipeline(), connection, agreement(client));
        } else {
            WebSocketPipeline.addTo(channel.pipeline(), connection);
        }
        connection.start(opened -> listener.apply(recorder = new Recorder(opened, answer)));
    }

    private WebSocketExtension agreement(boolean client) {
        var answer = List.of("permessage-deflate; server_no_context_takeover");
        return client
                ? PerMessageDeflate.accept(answer, connection.limits())
                : PerMessageDeflate.grant(List.of("permessage-deflate"), connection.limits());
    }

    WebSocketConnection connection() {
        return connection;
    }

    Recorder recorder() {
        return recorder;
    }

    /** Frames of the peer that come in one read. */
    void receive(Frame... frames) {
        var bytes = Unpooled.buffer();
        for (var frame : frames) {
            bytes.writeBytes(frame.masked());
        }
        channel.writeInbound(bytes);
    }

    /** Bytes of the peer, so many a read; what comes when the channel is closed is lost. */
    void receiveInParts(byte[] bytes, int each) {
        for (var at = 0; at < bytes.length && channel.isOpen(); at += each) {
            receivePart(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + each)));
        }
    }

    /** Bytes of the peer that need not be whole frames. */
    void receivePart(byte[] bytes) {
        receivePart(Unpooled.wrappedBuffer(bytes));
    }

    void receivePart(ByteBuf bytes) {
        channel.writeInbound(bytes);
    }

    /** Lets time pass, and what is due happen. */
    void advance(long count, TimeUnit unit) {
        clock.advance(count, unit);
        channel.runScheduledPendingTasks();
        channel.runPendingTasks();
    }

    /** Runs what waits for its turn on the loop. */
    void runLoop() {
        channel.runPendingTasks();
    }

    /** From now on the peer takes nothing. */
    void stick() {
        socket.stuck = true;
    }

    /** The peer takes all that waits, and goes on. */
    void unstick() {
        socket.stuck = false;
        socket.take();
    }

    /** The peer takes the oldest buffer that waits. */
    void takeOne() {
        socket.untaken.remove(0).setSuccess();
    }

    boolean isReading() {
        return channel.config().isAutoRead();
    }

    boolean isChannelOpen() {
        return channel.isOpen();
    }

    /** How often something was flushed since this was asked last. */
    int takeFlushes() {
        var flushes = socket.flushes;
        socket.flushes = 0;
        return flushes;
    }

    /** From now on no message can be compressed. */
    void breakCompression() {
        channel.pipeline().addLast(new ChannelOutboundHandlerAdapter() {
            @Override
            public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
                if (message instanceof WebSocketFrame frame) {
                    frame.release();
                    throw new EncoderException("no room");
                }
                ctx.write(message, promise);
            }
        });
    }

    /** How often more was asked of the socket since this was asked last. */
    int takeReads() {
        var reads = socket.reads;
        socket.reads = 0;
        return reads;
    }

    /** The frames that were written since this was asked last. */
    List<Frame> sent() throws IOException {
        var bytes = socket.taken.toByteArray();
        socket.taken.reset();
        return Frame.readAll(bytes);
    }

    /** Checks that nothing is left over. */
    @Override
    public void close() {
        socket.take();
        channel.finishAndReleaseAll();
        assertThat(recorder.isClosed()).as("closed at last").isTrue();
    }
}
