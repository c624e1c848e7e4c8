package dev.callwire.benchmarks.contestant;

import io.rsocket.Payload;
import io.rsocket.RSocket;
import io.rsocket.SocketAcceptor;
import io.rsocket.core.RSocketServer;
import io.rsocket.frame.decoder.PayloadDecoder;
import io.rsocket.transport.netty.server.CloseableChannel;
import io.rsocket.transport.netty.server.WebsocketServerTransport;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

/** Serves over RSocket's WebSocket transport, on the event loop and without copies of payloads, as RSocket advises. */
final class RSocketPeerServer implements Server {
    private final CloseableChannel listening;
    private final LoopResources loops;

    private RSocketPeerServer(CloseableChannel listening, LoopResources loops) {
        this.listening = listening;
        this.loops = loops;
    }

    static Server start() {
        var loops = newLoops();
        var http = HttpServer.create().host("127.0.0.1").port(0).runOn(loops);
        var listening = RSocketServer.create(SocketAcceptor.with(new Calculating()))
                .payloadDecoder(PayloadDecoder.ZERO_COPY)
                .bindNow(WebsocketServerTransport.create(http));
        return new RSocketPeerServer(listening, loops);
    }

    /** One event loop, as the others on Netty have. */
    static LoopResources newLoops() {
        return LoopResources.create("rsocket", 1, true);
    }

    @Override
    public int port() {
        return listening.address().getPort();
    }

    @Override
    public void close() {
        listening.dispose();
        loops.dispose();
    }

    private static final class Calculating implements RSocket {
        @Override
        public Mono<Payload> requestResponse(Payload request) {
            if (request.sliceMetadata().equals(RSocketPayloads.ADD)) {
                var summands = RSocketPayloads.summands(request);
                return Mono.just(RSocketPayloads.of(summands.a() + summands.b()));
            }
            return Mono.just(RSocketPayloads.of(RSocketPayloads.order(request)));
        }

        @Override
        public Flux<Payload> requestStream(Payload request) {
            request.release();
            return Flux.range(0, Integer.MAX_VALUE).map(RSocketPayloads::of);
        }
    }
}
