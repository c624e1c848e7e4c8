package dev.callwire.benchmarks.contestant;

import io.netty.util.collection.LongObjectHashMap;
import java.io.IOException;

/** Calls by hand over a WebSocket of Vert.x's; an answer finds its caller by its id. */
final class VertxClient extends CallbackClient<Order> {
    private final VertxSocket socket;
    private final JsonMessages json;
    private final LongObjectHashMap<Caller> pending = new LongObjectHashMap<>();
    private final Order order = Order.of(0);
    private long lastId;

    private VertxClient(VertxSocket socket) {
        super(true);
        this.socket = socket;
        json = socket.json();
    }

    static Client connect(int port) throws Exception {
        var client = new VertxClient(VertxSocket.connect(port));
        client.socket.execute(() -> client.socket.listen(client::answered, client::broken));
        return client;
    }

    @Override
    void begin(Runnable calls) {
        socket.execute(calls);
    }

    @Override
    Order order(long id) {
        return order.withId(id);
    }

    @Override
    void add(int a, int b, Caller.Adding caller) throws IOException {
        socket.send(json.add(register(caller), a, b));
    }

    @Override
    void echo(Order sent, Caller.Echoing<Order> caller) throws IOException {
        socket.send(json.echo(register(caller), sent));
    }

    private long register(Caller caller) {
        long id = ++lastId;
        pending.put(id, caller);
        return id;
    }

    private void answered() {
        var caller = pending.remove(json.id);
        if (caller instanceof Caller.Adding adding) {
            adding.answered(json.value);
        } else if (caller instanceof Caller.Echoing<?> echoing) {
            echoing.answered(json.order);
        } else {
            throw new IllegalStateException("An answer to no call: " + json.id);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
