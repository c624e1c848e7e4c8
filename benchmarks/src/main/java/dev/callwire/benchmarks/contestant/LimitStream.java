package dev.callwire.benchmarks.contestant;

import dev.callwire.benchmarks.measure.Tally;
import dev.callwire.benchmarks.measure.Window;
import io.netty.channel.ChannelHandlerContext;

/**
 * A stream of numbers with demand, as a generator could have written it: a call with credit, items as {@code $/progress},
 * more credit by {@code $/stream/request}, and an end by {@code $/cancelRequest}.
 */
final class LimitStream {
    /** How many items may be ahead of the subscriber, and at how many of them more are asked for. */
    private static final int AHEAD = 1024;

    private static final int HALF = AHEAD / 2;

    private static final byte[] OPEN = OrderJson.bytes("{\"jsonrpc\":\"2.0\",\"id\":");
    private static final byte[] THEN_CREDIT =
            OrderJson.bytes(",\"method\":\"feed.here\",\"meta\":{\"credit\":" + AHEAD + "}}");
    private static final byte[] ITEM =
            OrderJson.bytes("{\"jsonrpc\":\"2.0\",\"method\":\"$/progress\",\"params\":{\"token\":");
    private static final byte[] THEN_VALUE = OrderJson.bytes(",\"value\":");
    private static final byte[] MORE =
            OrderJson.bytes("{\"jsonrpc\":\"2.0\",\"method\":\"$/stream/request\",\"params\":{\"token\":");
    private static final byte[] THEN_COUNT = OrderJson.bytes(",\"n\":");
    private static final byte[] CANCEL =
            OrderJson.bytes("{\"jsonrpc\":\"2.0\",\"method\":\"$/cancelRequest\",\"params\":{\"id\":");
    private static final byte[] THEN_CANCELLED =
            OrderJson.bytes(",\"error\":{\"code\":-32800,\"message\":\"cancelled\"}}");

    private static final byte[] ID = OrderJson.bytes("id");
    private static final byte[] METHOD = OrderJson.bytes("method");
    private static final byte[] PARAMS = OrderJson.bytes("params");
    private static final byte[] META = OrderJson.bytes("meta");
    private static final byte[] CREDIT = OrderJson.bytes("credit");
    private static final byte[] TOKEN = OrderJson.bytes("token");
    private static final byte[] VALUE = OrderJson.bytes("value");
    private static final byte[] N = OrderJson.bytes("n");
    private static final byte[] PROGRESS = OrderJson.bytes("$/progress");
    private static final byte[] FEED = OrderJson.bytes("feed.here");
    private static final byte[] REQUEST = OrderJson.bytes("$/stream/request");
    private static final byte[] CANCEL_REQUEST = OrderJson.bytes("$/cancelRequest");

    private LimitStream() {}

    static Server start() throws InterruptedException {
        return NettyServer.startBare(Producer::new);
    }

    static Client connect(int port) throws Exception {
        return NettyClient.connectBare(port, (inFlight, window, bytes) -> new Intake(window), null);
    }

    private enum Kind {
        ANSWER,
        FEED,
        PROGRESS,
        REQUEST,
        CANCEL
    }

    /** What a frame says, its members in any order. */
    private static final class Frame {
        private Kind kind = Kind.ANSWER;

        /** The call's id, or the token that is the same. */
        private long id;

        private long number;

        void read(ByteCursor json, byte[] bytes, int from, int to) {
            kind = Kind.ANSWER;
            json.reset(bytes, from, to);
            json.open('{');
            while (json.nextName()) {
                if (json.textIs(METHOD)) {
                    json.text();
                    kind = kind(json);
                } else if (json.textIs(PARAMS) || json.textIs(META)) {
                    readParams(json);
                } else if (json.textIs(ID)) {
                    id = json.number();
                } else {
                    json.skip();
                }
            }
            json.end();
        }

        private static Kind kind(ByteCursor json) {
            if (json.textIs(PROGRESS)) {
                return Kind.PROGRESS;
            }
            if (json.textIs(REQUEST)) {
                return Kind.REQUEST;
            }
            if (json.textIs(FEED)) {
                return Kind.FEED;
            }
            if (json.textIs(CANCEL_REQUEST)) {
                return Kind.CANCEL;
            }
            throw new IllegalStateException("An unknown method: " + json);
        }

        private void readParams(ByteCursor json) {
            json.open('{');
            while (json.nextName()) {
                if (json.textIs(TOKEN) || json.textIs(ID)) {
                    id = json.number();
                } else if (json.textIs(VALUE) || json.textIs(N) || json.textIs(CREDIT)) {
                    number = json.number();
                } else {
                    json.skip();
                }
            }
        }
    }

    /** One stream at a time. */
    private static final class Producer extends FrameBatches {
        private final Frame frame = new Frame();
        private long stream;
        private int next;

        Producer() {
            super(false, Flush.GROWING);
        }

        @Override
        void take(byte[] bytes, int from, int to) {
            frame.read(cursor(), bytes, from, to);
            switch (frame.kind) {
                case FEED -> {
                    stream = frame.id;
                    next = 0;
                    produce(frame.number);
                }
                case REQUEST -> {
                    if (frame.id == stream) {
                        produce(frame.number);
                    }
                }
                case CANCEL -> cancelled();
                default -> throw new IllegalStateException("Not for a server: " + cursor());
            }
        }

        private void produce(long count) {
            for (long i = 0; i < count; i++) {
                var out = begin(100);
                out.put(ITEM);
                out.number(stream);
                out.put(THEN_VALUE);
                out.number(next++);
                out.put('}');
                out.put('}');
                end(out);
            }
        }

        private void cancelled() {
            var out = begin(100);
            out.put(OPEN);
            out.number(frame.id);
            out.put(THEN_CANCELLED);
            end(out);
            stream = 0;
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }
    }

    private static final class Intake extends BatchRun {
        private static final long STREAM = 1;

        private final Frame frame = new Frame();
        private int due;
        private boolean over;

        Intake(Window window) {
            super(1, window, Flush.AT_END);
        }

        @Override
        void begin() {
            var out = begin(100);
            out.put(OPEN);
            out.number(STREAM);
            out.put(THEN_CREDIT);
            end(out);
        }

        @Override
        void take(byte[] bytes, int from, int to) {
            frame.read(cursor(), bytes, from, to);
            if (over && frame.kind == Kind.ANSWER) {
                ended();
            } else if (frame.kind != Kind.PROGRESS || frame.number != due || frame.id != STREAM) {
                throw new IllegalStateException("The item " + due + " was due, not " + cursor());
            } else {
                due++;
                item();
            }
        }

        private void item() {
            if (over) {
                return;
            }
            tally.end(Tally.UNTIMED);
            if (window.isOver()) {
                over = true;
                var out = begin(100);
                out.put(CANCEL);
                out.number(STREAM);
                out.put('}');
                out.put('}');
                end(out);
            } else if (due % HALF == 0) {
                more();
            }
        }

        private void more() {
            var out = begin(100);
            out.put(MORE);
            out.number(STREAM);
            out.put(THEN_COUNT);
            out.number(HALF);
            out.put('}');
            out.put('}');
            end(out);
        }
    }
}
