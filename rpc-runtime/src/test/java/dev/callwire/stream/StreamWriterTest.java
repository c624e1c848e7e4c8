package dev.callwire.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StreamWriterTest {
    private static final Executor HERE = Runnable::run;

    private final StreamWriter<Integer> writer = new StreamWriter<>();
    private final Sink<Integer> sink = new Sink<>();

    @AfterEach
    void notInterrupted() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void itemsWithinTheDemandAreWrittenAtOnce() {
        writer.subscribe(sink);
        sink.subscription.request(2);

        writer.write(1);
        writer.write(2);
        writer.complete();

        assertThat(sink.heard).containsExactly("1", "2", "complete");
    }

    @Test
    void writeWaitsForDemand() {
        writer.subscribe(sink);
        var write = CompletableFuture.runAsync(() -> writer.write(1));
        await().until(StreamWriterTest::someoneWaits);
        assertThat(sink.heard).isEmpty();

        sink.subscription.request(1);
        write.join();

        assertThat(sink.heard).containsExactly("1");
    }

    @Test
    void writeWaitsForASubscriber() {
        var write = CompletableFuture.runAsync(() -> writer.write(1));
        await().until(StreamWriterTest::someoneWaits);

        writer.subscribe(sink);
        sink.subscription.request(1);
        write.join();

        assertThat(sink.heard).containsExactly("1");
    }

    private static boolean someoneWaits() {
        return Thread.getAllStackTraces().values().stream()
                .anyMatch(frames -> List.of(frames).stream()
                        .anyMatch(frame -> frame.getClassName().startsWith(SoleSubscription.class.getName())
                                && frame.getMethodName().equals("block")));
    }

    @Test
    void triedItemIsKeptWhileThereIsNoDemand() {
        writer.subscribe(sink);

        assertThat(writer.tryWrite(1, Duration.ZERO)).isFalse();
        assertThat(writer.tryWrite(1, Duration.ofMillis(1))).isFalse();

        sink.subscription.request(1);
        assertThat(writer.tryWrite(1, Duration.ZERO)).isTrue();
        assertThat(sink.heard).containsExactly("1");
    }

    @Test
    void triedItemIsWrittenWhenDemandComesInTime() {
        writer.subscribe(sink);
        var write = CompletableFuture.supplyAsync(() -> writer.tryWrite(1, Duration.ofSeconds(Long.MAX_VALUE)));
        await().until(StreamWriterTest::someoneWaits);

        sink.subscription.request(1);

        assertThat(write.join()).isTrue();
    }

    @Test
    void cancelledStreamTakesNothing() {
        writer.subscribe(sink);
        sink.subscription.request(9);
        assertThat(writer.isCancelled()).isFalse();

        sink.subscription.cancel();

        assertThat(writer.isCancelled()).isTrue();
        assertThatThrownBy(() -> writer.write(1))
                .isInstanceOf(CancellationException.class)
                .hasMessage("The subscriber has cancelled the stream");
        writer.complete();
        assertThat(sink.heard).isEmpty();
    }

    @Test
    void cancelEndsAWriteThatWaits() {
        writer.subscribe(sink);
        var write = CompletableFuture.runAsync(() -> writer.write(1));
        await().until(StreamWriterTest::someoneWaits);

        sink.subscription.cancel();

        assertThatThrownBy(write::join).hasCauseInstanceOf(CancellationException.class);
    }

    @Test
    void endedStreamTakesNothing() {
        writer.subscribe(sink);
        writer.close();

        assertThatIllegalStateException().isThrownBy(() -> writer.write(1)).withMessage("The stream has ended");
        writer.fail(new IOException("too late"));
        assertThat(sink.heard).containsExactly("complete");
        assertThat(writer.isCancelled()).isFalse();
    }

    @Test
    void failureReachesTheSubscriber() {
        writer.subscribe(sink);

        writer.fail(new IOException("disk full"));

        assertThat(sink.heard).containsExactly("IOException: disk full");
    }

    @Test
    void subscriberOfAnEndedStreamIsToldSo() {
        writer.complete();

        writer.subscribe(sink);

        assertThat(sink.subscription).isNotNull();
        assertThat(sink.heard).containsExactly("complete");
    }

    @Test
    void secondSubscriberIsTurnedAway() {
        writer.subscribe(sink);
        var second = new Sink<Integer>();

        writer.subscribe(second);

        assertThat(second.subscription).isNotNull();
        assertThat(second.heard)
                .containsExactly("IllegalStateException: The stream has one subscriber, and it is there already");
        assertThat(sink.heard).isEmpty();
    }

    @Test
    void demandThatIsNotPositiveFailsTheStream() {
        writer.subscribe(sink);
        sink.subscription.request(5);

        sink.subscription.request(-1);

        assertThat(sink.heard)
                .containsExactly("IllegalArgumentException: Rule 3.9: a subscriber requests at least 1 item, not -1");
        assertThatThrownBy(() -> writer.write(1)).isInstanceOf(CancellationException.class);
    }

    @Test
    void demandWithinAnItemIsServedAfterIt() {
        var eager = new Sink<Integer>() {
            @Override
            public void onNext(Integer item) {
                subscription.request(1);
                super.onNext(item);
            }
        };
        writer.subscribe(eager);
        eager.subscription.request(1);

        writer.write(1);
        writer.write(2);

        assertThat(eager.heard).containsExactly("1", "2");
    }

    @Test
    void endThatComesWithinAnItemIsToldAfterIt() {
        var ending = new Sink<Integer>() {
            @Override
            public void onNext(Integer item) {
                writer.complete();
                subscription.request(0);
                super.onNext(item);
            }
        };
        writer.subscribe(ending);
        ending.subscription.request(1);

        writer.write(1);

        assertThat(ending.heard).containsExactly("1", "complete");
    }

    @Test
    void demandAddsUpToNoLimit() {
        writer.subscribe(sink);
        sink.subscription.request(Long.MAX_VALUE);
        sink.subscription.request(Long.MAX_VALUE);

        writer.write(1);

        assertThat(sink.heard).containsExactly("1");
    }

    @Test
    void subscriberThatThrowsHasCancelled() {
        var failing = new Sink<Integer>() {
            @Override
            public void onNext(Integer item) {
                throw new UnsupportedOperationException("onNext");
            }
        };
        writer.subscribe(failing);
        failing.subscription.request(2);

        assertThatThrownBy(() -> writer.write(1)).isInstanceOf(UnsupportedOperationException.class);

        assertThat(writer.isCancelled()).isTrue();
        assertThat(failing.heard).isEmpty();
    }

    @Test
    void subscriberThatThrowsAtOnceHasCancelled() {
        var failing = new Sink<Integer>() {
            @Override
            public void onSubscribe(Flow.Subscription given) {
                throw new UnsupportedOperationException("onSubscribe");
            }
        };

        assertThatThrownBy(() -> writer.subscribe(failing)).isInstanceOf(UnsupportedOperationException.class);

        assertThat(writer.isCancelled()).isTrue();
    }

    @Test
    void itemsOfManyThreadsComeOneAfterTheOther() {
        var one = new Sink<Integer>() {
            private int inside;

            @Override
            public void onNext(Integer item) {
                inside++;
                super.onNext(item);
                if (inside != 1) {
                    heard.add("met another");
                }
                inside--;
            }
        };
        writer.subscribe(one);
        one.subscription.request(Long.MAX_VALUE);

        var writers = new CompletableFuture<?>[4];
        for (int i = 0; i < writers.length; i++) {
            writers[i] = CompletableFuture.runAsync(() -> {
                for (int item = 0; item < 500; item++) {
                    writer.write(item);
                }
            });
        }
        CompletableFuture.allOf(writers).join();

        assertThat(one.heard).hasSize(2000).doesNotContain("met another");
    }

    @Test
    void interruptFailsTheStream() throws Exception {
        writer.subscribe(sink);
        var ending = new CompletableFuture<String>();
        var thread = new Thread(() -> {
            try {
                writer.write(1);
            } catch (CancellationException e) {
                ending.complete(e.getMessage() + ", " + Thread.currentThread().isInterrupted());
            }
        });
        thread.start();

        thread.interrupt();

        assertThat(ending.get(10, TimeUnit.SECONDS))
                .isEqualTo("The thread that writes the stream was interrupted, true");
        assertThat(sink.heard)
                .containsExactly("CancellationException: The thread that writes the stream was interrupted");
    }

    @Test
    void interruptedThreadWritesNothing() {
        writer.subscribe(sink);
        sink.subscription.request(1);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> writer.tryWrite(1, Duration.ZERO)).isInstanceOf(CancellationException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(sink.heard).hasSize(1).noneMatch(signal -> signal.equals("1"));
    }

    @Test
    void waitingWriterDoesNotKeepAPoolFromItsWork() {
        var pool = new ForkJoinPool(1);
        try {
            writer.subscribe(sink);
            var write = CompletableFuture.runAsync(() -> writer.write(1), pool);

            CompletableFuture.runAsync(() -> sink.subscription.request(1), pool);
            write.join();

            assertThat(sink.heard).containsExactly("1");
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void nullIsNoItemNoFailureAndNoSubscriber() {
        assertThatThrownBy(() -> writer.write(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> writer.fail(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> writer.subscribe(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void publisherIsWrittenAnewForEachSubscriber() {
        var publisher = StreamWriter.<Integer>publisher(HERE, to -> {
            to.write(1);
            to.write(2);
        });
        var first = new Eager();
        var second = new Eager();

        publisher.subscribe(first);
        publisher.subscribe(second);

        assertThat(first.heard).containsExactly("1", "2", "complete");
        assertThat(second.heard).containsExactly("1", "2", "complete");
    }

    @Test
    void bodyThatThrowsFailsItsStream() {
        var eager = new Eager();

        StreamWriter.<Integer>publisher(HERE, to -> {
                    to.write(1);
                    throw new IOException("disk full");
                })
                .subscribe(eager);

        assertThat(eager.heard).containsExactly("1", "IOException: disk full");
    }

    @Test
    void errorOfABodyFailsItsStreamAndItsThread() {
        var eager = new Eager();
        var publisher = StreamWriter.<Integer>publisher(HERE, to -> {
            throw new AssertionError("wrong");
        });

        assertThatThrownBy(() -> publisher.subscribe(eager)).isInstanceOf(AssertionError.class);

        assertThat(eager.heard).containsExactly("AssertionError: wrong");
    }

    @Test
    void cancelledBodyIsHeardNoMore() {
        var once = new Sink<Integer>() {
            @Override
            public void onSubscribe(Flow.Subscription given) {
                super.onSubscribe(given);
                given.request(9);
            }

            @Override
            public void onNext(Integer item) {
                super.onNext(item);
                subscription.cancel();
            }
        };

        StreamWriter.<Integer>publisher(HERE, to -> {
                    to.write(1);
                    to.write(2);
                })
                .subscribe(once);

        assertThat(once.heard).containsExactly("1");
    }

    @Test
    void bodyIsNotRunForASubscriberThatIsGone() {
        var gone = new Sink<Integer>() {
            @Override
            public void onSubscribe(Flow.Subscription given) {
                given.cancel();
            }
        };

        StreamWriter.<Integer>publisher(
                        task -> {
                            throw new AssertionError("run");
                        },
                        to -> {})
                .subscribe(gone);

        assertThat(gone.heard).isEmpty();
    }

    @Test
    void executorThatRefusesFailsTheStream() {
        StreamWriter.<Integer>publisher(
                        task -> {
                            throw new RejectedExecutionException("full");
                        },
                        to -> {})
                .subscribe(sink);

        assertThat(sink.heard).containsExactly("RejectedExecutionException: full");
    }

    @Test
    void publisherHasAThreadOfItsOwnByDefault() {
        var threads = new CompletableFuture<Thread>();
        var read = StreamReader.of(StreamWriter.<Integer>publisher(to -> {
            threads.complete(Thread.currentThread());
            to.write(1);
        }));

        assertThat(read).containsExactly(1);
        assertThat(threads.join().isDaemon()).isTrue();
        assertThat(threads.join().getClass().getSimpleName())
                .isEqualTo(Runtime.version().feature() < 21 ? "Thread" : "VirtualThread");
    }

    @Test
    void writerIsReadByAReader() {
        var loop = CompletableFuture.supplyAsync(
                () -> Source.drain(StreamReader.of(writer, 3).iterator()));

        for (int i = 0; i < 1000; i++) {
            writer.write(i);
        }
        writer.complete();

        assertThat(loop.join()).hasSize(1000).isSorted();
    }

    /** A subscriber that wants all there is. */
    private static final class Eager extends Sink<Integer> {

        @Override
        public void onSubscribe(Flow.Subscription given) {
            super.onSubscribe(given);
            given.request(Long.MAX_VALUE);
        }
    }
}
