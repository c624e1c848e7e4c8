package dev.callwire.benchmarks.contestant;

import dev.callwire.RpcClient;
import dev.callwire.benchmarks.measure.Tally;
import dev.callwire.benchmarks.measure.Window;
import dev.callwire.stream.StreamReader;

/** Reads a stream in a loop. */
final class LoopCallwireClient implements Client {
    private static final int AHEAD = 1024;

    private final RpcClient client;
    private final Feed feed;

    private LoopCallwireClient(RpcClient client) {
        this.client = client;
        feed = client.proxy(Feed.class);
    }

    static Client connect(int port) {
        return new LoopCallwireClient(RpcClient.connect("ws://127.0.0.1:" + port + "/rpc"));
    }

    @Override
    public Tally run(int inFlight, Window window) {
        var tally = new Tally();
        int due = 0;
        try (var items = StreamReader.of(feed.written(), AHEAD)) {
            for (int item : items) {
                if (item != due) {
                    throw new IllegalStateException("The item " + item + " came in place of " + due);
                }
                due++;
                tally.end(Tally.UNTIMED);
                if (window.isOver()) {
                    return tally;
                }
            }
        }
        throw new IllegalStateException("The stream has ended");
    }

    @Override
    public void close() {
        client.close();
    }
}
