package dev.callwire.benchmarks.contestant;

import dev.callwire.benchmarks.measure.Window;
import io.netty.channel.ChannelHandlerContext;
import java.util.Arrays;

/** As {@link EchoServer} and {@link EchoRun}, with frames read and written in batches. */
final class BatchEcho {
    private BatchEcho() {}

    static Server start() throws InterruptedException {
        return NettyServer.startBare(Back::new);
    }

    static Client connect(int port) throws Exception {
        return NettyClient.connectBare(
                port,
                (inFlight, window, bytes) -> new Run(inFlight, window, EchoRun.FRAME_BYTES),
                (inFlight, window, bytes) -> new Run(inFlight, window, EchoRun.ORDER_FRAME_BYTES));
    }

    /** Sends each frame back as it came. */
    private static final class Back extends FrameBatches {
        Back() {
            super(false, Flush.AT_END);
        }

        @Override
        void take(byte[] bytes, int from, int to) {
            var out = begin(to - from);
            out.put(bytes, from, to - from);
            end(out);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }
    }

    /** Sends the same frame again and again, but for the digits at its beginning. */
    private static final class Run extends BatchRun {
        private final byte[] payload;
        private final long[] begun;
        private int sent;
        private int due;
        private int sentSlot;
        private int dueSlot;

        Run(int inFlight, Window window, int bytes) {
            super(inFlight, window, Flush.AT_END);
            payload = new byte[bytes];
            Arrays.fill(payload, (byte) '0');
            begun = new long[inFlight];
        }

        @Override
        void begin() {
            for (int i = 0; i < inFlight; i++) {
                send();
            }
        }

        private void send() {
            ByteViews.LONGS.set(payload, 0, Digits.of(sent));
            sent = Digits.after(sent);
            begun[sentSlot] = tally.begin();
            sentSlot = after(sentSlot);
            var out = begin(payload.length);
            out.put(payload, 0, payload.length);
            end(out);
        }

        @Override
        void take(byte[] bytes, int from, int to) {
            if (to - from != payload.length || (long) ByteViews.LONGS.get(bytes, from) != Digits.of(due)) {
                throw new IllegalStateException("An echo differs from what was sent");
            }
            due = Digits.after(due);
            tally.end(begun[dueSlot]);
            dueSlot = after(dueSlot);
            if (window.isOver()) {
                ended();
            } else {
                send();
            }
        }

        private int after(int slot) {
            int next = slot + 1;
            return next == begun.length ? 0 : next;
        }
    }
}
