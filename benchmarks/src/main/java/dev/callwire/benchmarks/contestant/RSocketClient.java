package dev.callwire.benchmarks.contestant;

import io.rsocket.RSocket;
import io.rsocket.core.RSocketConnector;
import io.rsocket.frame.decoder.PayloadDecoder;
import io.rsocket.transport.netty.client.WebsocketClientTransport;
import java.util.Objects;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.LoopResources;

/** Calls over RSocket's WebSocket transport. */
final class RSocketClient extends CallbackClient<Order> {
    private final RSocket socket;
    private final LoopResources loops;
    private final Order order = Order.of(0);

    private RSocketClient(RSocket socket, LoopResources loops) {
        super(true);
        this.socket = socket;
        this.loops = loops;
    }

    static Client connect(int port) {
        var loops = RSocketPeerServer.newLoops();
        return new RSocketClient(open(port, loops), loops);
    }

    static RSocket open(int port, LoopResources loops) {
        var http = HttpClient.create().host("127.0.0.1").port(port).runOn(loops);
        return Objects.requireNonNull(RSocketConnector.create()
                .payloadDecoder(PayloadDecoder.ZERO_COPY)
                .connect(WebsocketClientTransport.create(http, "/rpc"))
                .block());
    }

    @Override
    void begin(Runnable calls) {
        socket.requestResponse(RSocketPayloads.add(0, 0))
                .subscribe(
                        answer -> {
                            answer.release();
                            calls.run();
                        },
                        this::broken);
    }

    @Override
    Order order(long id) {
        return order.withId(id);
    }

    @Override
    void add(int a, int b, Caller.Adding caller) {
        socket.requestResponse(RSocketPayloads.add(a, b))
                .subscribe(answer -> caller.answered(RSocketPayloads.number(answer)), caller::failed);
    }

    @Override
    void echo(Order sent, Caller.Echoing<Order> caller) {
        socket.requestResponse(RSocketPayloads.echo(sent))
                .subscribe(answer -> caller.answered(RSocketPayloads.order(answer)), caller::failed);
    }

    @Override
    public void close() {
        socket.dispose();
        loops.dispose();
    }
}
