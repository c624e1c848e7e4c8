package dev.callwire.transport.netty;

import dev.callwire.transport.TransportLimits;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.NullMarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** WebSocket frames, a burst at a time: as a read brings them, and as they are written into a buffer that leaves. */
@State(Scope.Thread)
@NullMarked
public class FrameBenchmark {
    private static final int BURST = 16;
    private static final int MASK = 0x12345678;

    /** About those of an {@code add} and of an {@code echo}. */
    @Param({"64", "1024"})
    private int payloadBytes;

    private final Heard heard = new Heard();
    private final FrameDecoder decoder = new FrameDecoder(true, 1 << 20, heard);
    private final EmbeddedChannel channel = new EmbeddedChannel(new Nowhere());
    private final FrameWriter client = writer(true);
    private final FrameWriter server = writer(false);
    private byte[] payload = {};
    private byte[] burst = {};
    private byte[] read = {};

    /** Makes the frames. */
    @Setup
    public void prepare() {
        payload = new byte[payloadBytes];
        Arrays.fill(payload, (byte) 'x');
        burst = maskedFrames(payload);
        read = new byte[burst.length];
    }

    /** Closes what is behind the writers. */
    @TearDown
    public void close() {
        channel.close();
    }

    private static byte[] maskedFrames(byte[] payload) {
        var frames = ByteBuffer.allocate(BURST * (payload.length + 14));
        for (int i = 0; i < BURST; i++) {
            frames.put((byte) Opcode.TEXT.firstByte());
            if (payload.length < 126) {
                frames.put((byte) (0x80 | payload.length));
            } else {
                frames.put((byte) (0x80 | 126)).putShort((short) payload.length);
            }
            frames.putInt(MASK);
            var masked = new byte[payload.length];
            Mask.apply(MASK, payload, 0, payload.length, masked, 0);
            frames.put(masked);
        }
        return Arrays.copyOf(frames.array(), frames.position());
    }

    private FrameWriter writer(boolean masking) {
        var limits = new TransportLimits(
                1 << 20,
                1024,
                Duration.ofSeconds(10),
                4096,
                8192,
                1,
                512 << 10,
                32 << 20,
                Duration.ofSeconds(10),
                Duration.ZERO,
                Duration.ofSeconds(20),
                60,
                400);
        var unsent = new Unsent(channel, limits, new Owner());
        return new FrameWriter(
                channel, masking, unsent, new Writability(limits, unsent::bytes, channel.eventLoop(), () -> {}));
    }

    /** As a server does: out of a copy, as they are unmasked where they lie. */
    @Benchmark
    @OperationsPerInvocation(BURST)
    public int decode() {
        System.arraycopy(burst, 0, read, 0, burst.length);
        decoder.decode(read, 0, read.length);
        return heard.total;
    }

    /** As a client does: masked. */
    @Benchmark
    @OperationsPerInvocation(BURST)
    public FrameWriter encodeMasked() {
        return encode(client);
    }

    /** As a server does. */
    @Benchmark
    @OperationsPerInvocation(BURST)
    public FrameWriter encode() {
        return encode(server);
    }

    private FrameWriter encode(FrameWriter writer) {
        writer.beginBurst();
        for (int i = 0; i < BURST; i++) {
            writer.message(payload, 0, payload.length);
        }
        writer.endBurst();
        return writer;
    }

    /** Counts what it hears. */
    private static final class Heard implements FrameDecoder.Sink {
        int total;

        @Override
        public void dataFrame(Opcode opcode, boolean last, int length) {
            total++;
        }

        @Override
        public void payload(byte[] bytes, int offset, int length) {
            total += length;
        }

        @Override
        public void controlFrame(Opcode opcode, byte[] bytes, int offset, int length) {
            throw new IllegalStateException("There are no control frames");
        }

        @Override
        public void violation(String why) {
            throw new IllegalStateException(why);
        }

        @Override
        public void tooLong() {
            throw new IllegalStateException("A frame is too long");
        }
    }

    /** Takes what is written at once, as a socket with room does. */
    private static final class Nowhere extends ChannelOutboundHandlerAdapter {
        @Override
        public void write(ChannelHandlerContext ctx, Object buffer, ChannelPromise promise) {
            ReferenceCountUtil.release(buffer);
            promise.setSuccess();
        }
    }

    private static final class Owner implements Unsent.Owner {
        @Override
        public void unsentPauses(boolean pause) {
            throw new IllegalStateException("Nothing is ever unsent");
        }

        @Override
        public void unsentOverflows(String limit, String why) {
            throw new IllegalStateException("Nothing is ever unsent");
        }
    }
}
