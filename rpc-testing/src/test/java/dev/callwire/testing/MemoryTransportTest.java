package dev.callwire.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.callwire.transport.CloseReason;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MemoryTransportTest {
    private final MemoryTransport memory = MemoryTransport.create();

    @AfterEach
    void close() {
        memory.close();
    }

    @Test
    void freshPortsCountUpFromEighty() {
        assertThat(Wire.memory(memory).listen().address()).isEqualTo("ws://memory:80");
        assertThat(Wire.memory(memory).listen().address()).isEqualTo("ws://memory:81");
    }

    @Test
    void portIsFreeAgainWhenNobodyListensThere() {
        var first = Wire.memory(memory).listen();
        first.listening.close();

        var second = Wire.memory(memory).listen();

        assertThat(second.address()).isEqualTo("ws://memory:81");
        assertThatThrownBy(first::connect)
                .cause()
                .hasMessage("Could not connect to ws://memory:80/: no server listens on memory:80;"
                        + " those of this transport listen on [memory:81]");
    }

    @Test
    void serverOnAllHostsIsFoundByAnyName() {
        var wire = Wire.over(memory, "0.0.0.0").listen();

        assertThat(wire.connect().connection.remoteAddress()).hasToString("0.0.0.0/<unresolved>:80");
        assertThat(new Place("::", 80).isAnyHost()).isTrue();
        assertThat(memory.find(new Place("any.example", 80))).isSameAs(wire.listening);
        assertThat(memory.find(new Place("any.example", 81))).isNull();
    }

    @Test
    void serverOfThatNameComesBeforeOneOnAllHosts() {
        Wire.over(memory, "0.0.0.0").listen();
        var named = new Place("A.example", 80);

        var wire = Wire.over(memory, "a.example").listen();

        assertThat(memory.find(named)).isNotSameAs(wire.listening);
        assertThat(memory.find(new Place("A.example", 81))).isSameAs(wire.listening);
    }

    @Test
    void serversAndClientsShareOne() {
        var first = Wire.memory(memory)
                .answer((to, text) -> Recorder.send(to, "first"))
                .listen();
        var second = Wire.memory(memory)
                .answer((to, text) -> Recorder.send(to, "second"))
                .listen();
        var clients = List.of(first.connect(), second.connect(), first.connect());

        clients.forEach(client -> client.send("who"));

        assertThat(clients.stream().map(Recorder::nextMessage)).containsExactly("first", "second", "first");
        assertThat(memory.links()).hasSize(3);
        assertThat(clients.stream()
                        .map(client -> client.connection.remoteAddress())
                        .distinct())
                .hasSize(2);
    }

    @Test
    void clientsHaveAddressesOfTheirOwn() {
        var wire = Wire.memory(memory).listen();
        wire.connect();
        wire.connect();

        assertThat(wire.accepted().connection.remoteAddress())
                .isNotEqualTo(wire.accepted().connection.remoteAddress());
    }

    @Test
    void closedConnectionsAreForgotten() {
        var wire = Wire.memory(memory).listen();
        var client = wire.connect();
        client.connection.close(1000, "");
        client.closed();

        assertThat(memory.links()).isEmpty();
    }

    @Test
    void queryIsNotShown() {
        var wire = Wire.memory(memory).listen();
        wire.listening.close();

        assertThatThrownBy(() -> wire.connect(wire.options("/?token=secret", List.of(), Map.of()), Wire.LISTEN))
                .cause()
                .hasMessageStartingWith("Could not connect to ws://memory:80/?…: ");
    }

    @Test
    void threadsEndWithTheTransport() {
        var other = MemoryTransport.create();
        var wire = Wire.memory(other).listen();
        var threads = new LinkedBlockingQueue<Thread>();
        wire.connect().connection.execute(() -> threads.add(Thread.currentThread()));
        wire.accepted().connection.execute(() -> threads.add(Thread.currentThread()));
        await().until(() -> threads.size() == 2);

        other.close();

        assertThat(threads)
                .extracting(Thread::getName)
                .containsExactlyInAnyOrder("callwire-memory-dialling", "callwire-memory-dialled");
        await().until(() -> threads.stream().noneMatch(Thread::isAlive));
    }

    @Test
    void connectThatMeetsTheCloseEndsEitherWay() {
        for (var round = 0; round < 100; round++) {
            var other = MemoryTransport.create();
            var wire = Wire.memory(other).listen();
            var opened = new CompletableFuture<Recorder>();
            var connecting = other.connect(wire.options("/", List.of(), Map.of()), connection -> {
                        opened.complete(new Recorder(connection, Wire.LISTEN));
                        return opened.join();
                    })
                    .toCompletableFuture()
                    .handle((connection, failure) -> connection != null || failure.getCause() instanceof IOException);

            other.close();

            assertThat(connecting.orTimeout(20, TimeUnit.SECONDS).join()).isTrue();
            if (opened.isDone()) {
                assertThat(opened.join().closed().code()).isEqualTo(CloseReason.GOING_AWAY);
            }
        }
    }
}
