package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.annotation.Idempotent;
import dev.callwire.annotation.RpcService;
import dev.callwire.call.MaybeExecutedException;
import dev.callwire.call.NotExecutedException;
import dev.callwire.call.ReconnectPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls under way while their connection is cut again and again: each ends once, as what it was. */
@Timeout(60)
class RandomCutsTest {
    private static final int CUTS = 30;
    private static final int CALLERS = 16;

    private final Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();
    private final RpcServer server = ServerFixture.serving(Counted.class, new Counting())
            .service(Again.class, name -> name)
            .start();
    private final TcpProxy wire = TcpProxy.to(server.port());
    private final RpcClient client = RpcClient.builder(wire.url())
            .reconnect(ReconnectPolicy.DEFAULTS.withDelays(Duration.ofMillis(1), Duration.ofMillis(20)))
            .connect();
    private volatile boolean over;

    @RpcService("counted")
    interface Counted {
        String once(String name);
    }

    @RpcService("again")
    interface Again {
        @Idempotent
        String again(String name);
    }

    private final class Counting implements Counted {
        @Override
        public String once(String name) {
            runs(name).incrementAndGet();
            return name;
        }
    }

    private AtomicInteger runs(String name) {
        return runs.computeIfAbsent(name, unused -> new AtomicInteger());
    }

    @AfterEach
    void close() {
        over = true;
        client.close();
        wire.close();
        server.close();
    }

    @Test
    void eachCallEndsOnceAsWhatItWas() {
        var callers = new ArrayList<CompletableFuture<Integer>>();
        for (int i = 0; i < CALLERS; i++) {
            var name = "caller " + i + ", call ";
            boolean once = i % 2 == 0;
            callers.add(CompletableFuture.supplyAsync(
                    () -> once ? callOnce(name) : callAgain(name), task -> new Thread(task).start()));
        }

        var random = new Random(7);
        for (int cut = 1; cut <= CUTS; cut++) {
            int accepted = wire.accepted();
            wire.cutAfter(random.nextInt(5_000));
            await().until(() -> wire.accepted() > accepted);
        }
        over = true;

        assertThat(callers).allSatisfy(caller -> assertThat(caller).succeedsWithin(Duration.ofSeconds(20)));
        assertThat(callers.stream().mapToInt(CompletableFuture::join).sum()).isPositive();
        await().until(() -> server.peers().size() == 1);
    }

    private int callOnce(String name) {
        int calls = 0;
        while (!over) {
            var call = name + ++calls;
            try {
                assertThat(client.proxy(Counted.class).once(call)).isEqualTo(call);
                assertThat(runs(call)).hasValue(1);
            } catch (MaybeExecutedException e) {
                assertThat(runs(call)).hasValueLessThanOrEqualTo(1);
            } catch (NotExecutedException e) {
                assertThat(runs(call)).hasValue(0);
            }
        }
        return calls;
    }

    private int callAgain(String name) {
        int calls = 0;
        while (!over) {
            var call = name + ++calls;
            assertThat(client.proxy(Again.class).again(call)).isEqualTo(call);
        }
        return calls;
    }
}
