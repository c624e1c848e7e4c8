package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.call.FaultException;
import dev.callwire.call.RemoteFaultException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A service in the types of Reactor, over a connection. */
class ReactorTest {
    private static final Duration TIME = Duration.ofSeconds(20);

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicLong produced = new AtomicLong();
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final ServerFixture fixture = new ServerFixture(ServerFixture.serving(Reactive.class, new Served()));
    private final Reactive reactive = fixture.proxy(Reactive.class);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aFluxComesWhole() {
        assertThat(reactive.count(10_000).collectList().block(TIME))
                .hasSize(10_000)
                .startsWith(1, 2)
                .endsWith(9_999, 10_000);
    }

    @Test
    void aFluxIsProducedAsItIsAskedFor() {
        assertThat(reactive.count(1_000_000).take(10).collectList().block(TIME)).hasSize(10);

        assertThat(produced.get()).isLessThan(10_000);
    }

    @Test
    void aFluxIsSentAndComesBack() {
        assertThat(reactive.doubled(Flux.range(1, 1_000)).last().block(TIME)).isEqualTo(2_000);
    }

    @Test
    void aFluxIsSent() {
        assertThat(reactive.sum(Flux.range(1, 1_000)).block(TIME)).isEqualTo(500_500);
    }

    @Test
    void aMonoCallsWhenItIsSubscribedTo() {
        var mono = reactive.calls();
        assertThat(calls).hasValue(0);

        assertThat(mono.block(TIME)).isOne();
        assertThat(mono.block(TIME)).isEqualTo(2);
    }

    @Test
    void aMonoThatIsCancelledCancelsTheCall() throws InterruptedException {
        var subscription = reactive.never().subscribe();
        while (produced.get() == 0) {
            Thread.onSpinWait();
        }
        subscription.dispose();

        assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aFailureComesAsItsError() {
        assertThatThrownBy(() -> reactive.count(-1).collectList().block(TIME))
                .isInstanceOf(RemoteFaultException.class)
                .hasMessage("not below 0");
    }

    private final class Served implements Reactive {
        @Override
        public Flux<Integer> count(int upTo) {
            return upTo < 0
                    ? Flux.error(new FaultException(1_007, "not below 0"))
                    : Flux.range(1, upTo).doOnNext(n -> produced.incrementAndGet());
        }

        @Override
        public Flux<Integer> doubled(Flux<Integer> numbers) {
            return numbers.map(n -> 2 * n);
        }

        @Override
        public Mono<Long> sum(Flux<Integer> numbers) {
            return numbers.reduce(0L, Long::sum);
        }

        @Override
        public Mono<Integer> calls() {
            return Mono.fromSupplier(calls::incrementAndGet);
        }

        @Override
        public Mono<String> never() {
            return Mono.<String>never()
                    .doOnSubscribe(subscription -> produced.incrementAndGet())
                    .doOnCancel(cancelled::countDown);
        }
    }
}
