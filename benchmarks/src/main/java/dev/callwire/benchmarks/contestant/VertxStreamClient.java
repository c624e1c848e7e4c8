package dev.callwire.benchmarks.contestant;

import dev.callwire.benchmarks.measure.Tally;
import dev.callwire.benchmarks.measure.Window;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Takes a stream by hand over a WebSocket of Vert.x's. */
final class VertxStreamClient implements Client {
    private final VertxSocket socket;
    private final JsonMessages json;
    private long lastId;

    private VertxStreamClient(VertxSocket socket) {
        this.socket = socket;
        json = socket.json();
    }

    static Client connect(int port) throws Exception {
        return new VertxStreamClient(VertxSocket.connect(port));
    }

    @Override
    public Tally run(int inFlight, Window window) throws Exception {
        var feed = new Feed(++lastId);
        var run = new StreamRun(window, feed);
        socket.execute(() -> {
            socket.listen(() -> feed.take(run), run::failed);
            feed.begin();
        });
        return run.await();
    }

    @Override
    public void close() {
        socket.close();
    }

    /** The stream of one call. */
    private final class Feed implements StreamRun.Source {
        private final long id;

        Feed(long id) {
            this.id = id;
        }

        void begin() {
            try {
                socket.send(json.numbers(id));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            request(StreamRun.AHEAD);
        }

        /** An item of this stream, or a late one of an earlier. */
        void take(StreamRun run) {
            if (json.token == id) {
                run.take(json.value);
            }
        }

        @Override
        public void request(int count) {
            send(JsonMessages.REQUEST, "n", count);
        }

        @Override
        public void cancel() {
            send(JsonMessages.CANCEL, "id", id);
        }

        private void send(String method, String parameter, long number) {
            try {
                socket.send(json.notification(method, parameter, number));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
