package dev.callwire.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Ticker;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer that brings several messages as they come: {@code text/event-stream}, an event for each. What is
 * added leaves with the next flush. For the channel's event loop alone.
 */
final class EventStream {
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final int MIN_BATCH_BYTES = 256;
    private static final int FULL_BATCH_BYTES = 64 * 1024;

    private final Channel channel;
    private final IntConsumer unsent;
    private final Ticker ticker;
    private @Nullable ByteBuf batch;
    private long taken;
    private long lastNanos;

    /** @param unsent told how many bytes more wait for the socket, or fewer */
    EventStream(Channel channel, IntConsumer unsent) {
        this.channel = channel;
        this.unsent = unsent;
        ticker = channel.eventLoop().ticker();
        lastNanos = ticker.nanoTime();
    }

    /** What the head of the answer says. */
    static void describe(HttpHeaders headers) {
        headers.set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.TEXT_EVENT_STREAM)
                .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE)
                .set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
    }

    void add(byte[] utf8) {
        var out = room(utf8.length + 2 * DATA.length);
        writeEvent(out, utf8);
        if (out.readableBytes() >= FULL_BATCH_BYTES) {
            flush();
        }
    }

    private ByteBuf room(int bytes) {
        if (batch == null) {
            batch = channel.alloc().directBuffer(Math.max(MIN_BATCH_BYTES, bytes));
        }
        return batch;
    }

    /**
     * Sends what means nothing, if nothing was sent for so long: a proxy sees that the answer goes on, and a client that is
     * gone is found out.
     */
    void showLife(long afterNanos) {
        if (ticker.nanoTime() - lastNanos >= afterNanos) {
            room(COMMENT.length).writeBytes(COMMENT);
            flush();
        }
    }

    /** Writes each line of a message, which has more than one only where somebody has laid out its JSON. */
    private static void writeEvent(ByteBuf out, byte[] utf8) {
        var from = 0;
        for (var i = 0; i < utf8.length; i++) {
            if (utf8[i] == '\n' || utf8[i] == '\r') {
                writeLine(out, utf8, from, i);
                from = i + 1;
            }
        }
        writeLine(out, utf8, from, utf8.length);
        out.writeByte('\n');
    }

    private static void writeLine(ByteBuf out, byte[] utf8, int from, int to) {
        out.writeBytes(DATA).writeBytes(utf8, from, to - from).writeByte('\n');
    }

    /** Sends what was added. */
    ChannelFuture flush() {
        var full = batch;
        if (full == null) {
            return channel.newSucceededFuture();
        }
        batch = null;
        lastNanos = ticker.nanoTime();
        var bytes = full.readableBytes();
        var written = channel.writeAndFlush(new DefaultHttpContent(full));
        unsent.accept(bytes);
        return written.addListener(done -> {
            taken += bytes;
            unsent.accept(-bytes);
        });
    }

    /** Sends what was added, and ends the answer. */
    ChannelFuture end() {
        flush();
        return channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    /** Changes whenever the socket takes something, even a part of a large buffer. */
    long progress() {
        var buffer = channel.unsafe().outboundBuffer();
        return taken + (buffer == null ? 0 : buffer.currentProgress());
    }

    /** Drops what was not handed to the socket yet. */
    void release() {
        if (batch != null) {
            batch.release();
            batch = null;
        }
    }
}
