package dev.callwire.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StreamReaderTest {
    private final Source<String> source = new Source<>();
    private final StreamReader<String> reader = StreamReader.of(source, 4);

    @AfterEach
    void notInterrupted() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void loopGetsEachItemAndEndsWithTheStream() {
        var items = new ArrayList<String>();
        var loop = CompletableFuture.runAsync(() -> reader.forEach(items::add));

        source.give("a", "b", "c").complete();
        loop.join();

        assertThat(items).containsExactly("a", "b", "c");
    }

    @Test
    void loopWaitsForAnItem() {
        var items = reader.iterator();
        var first = CompletableFuture.supplyAsync(items::next);
        await().until(() -> waiting(first));

        source.give("late");

        assertThat(first.join()).isEqualTo("late");
    }

    /** Whether some thread of the common pool waits in a reader. */
    private static boolean waiting(CompletableFuture<?> task) {
        return !task.isDone()
                && Thread.getAllStackTraces().values().stream()
                        .anyMatch(frames -> List.of(frames).stream()
                                .anyMatch(frame -> frame.getClassName().equals(Inbox.class.getName())
                                        && frame.getMethodName().equals("block")));
    }

    private static void begin(StreamReader<?> reader) {
        assertThat(reader.iterator()).isNotNull();
    }

    @Test
    void nothingIsSubscribedToBeforeTheLoop() {
        assertThat(source.subscriber).isNotDone();

        begin(reader);

        assertThat(source.subscriber).isCompleted();
    }

    @Test
    void moreIsAskedForWhenHalfIsUsed() {
        var items = reader.iterator();
        assertThat(source.requests).containsExactly(4L);

        source.give("a", "b", "c", "d");
        items.next();
        assertThat(source.requests).containsExactly(4L);

        items.next();
        assertThat(source.requests).containsExactly(4L, 2L);
    }

    @Test
    void oneItemAheadIsAskedForOneByOne() {
        var items = StreamReader.of(source, 1).iterator();
        source.give("a");

        items.next();

        assertThat(source.requests).containsExactly(1L, 1L);
    }

    @Test
    void sixtyFourItemsAreAheadByDefault() {
        begin(StreamReader.of(source));

        assertThat(source.requests).containsExactly(64L);
    }

    @Test
    void readerHasAtLeastOneItemAhead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StreamReader.of(source, 0))
                .withMessage("A reader has at least 1 item ahead, not 0");
    }

    @Test
    void streamIsReadOnce() {
        begin(reader);

        assertThatIllegalStateException().isThrownBy(reader::iterator).withMessage("A stream is read once");
    }

    @Test
    void pastTheEndThereIsNothing() {
        var items = reader.iterator();
        source.complete();

        assertThat(items.hasNext()).isFalse();
        assertThatThrownBy(items::next)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("The stream has ended");
    }

    @Test
    void itemsBeforeAFailureAreRead() {
        var items = reader.iterator();
        source.give("a").fail(new IllegalStateException("broken"));

        assertThat(items.next()).isEqualTo("a");
        assertThatIllegalStateException().isThrownBy(items::hasNext).withMessage("broken");
        assertThatIllegalStateException().isThrownBy(items::next).withMessage("broken");
    }

    @Test
    void checkedFailureIsTheCauseOfAnUncheckedOne() {
        var items = reader.iterator();
        var failure = new IOException("disk full");
        source.fail(failure);

        assertThatThrownBy(items::hasNext)
                .isInstanceOf(StreamFailedException.class)
                .hasMessage("The stream failed: disk full")
                .hasCause(failure);
    }

    @Test
    void errorIsThrownAsItIs() {
        var items = reader.iterator();
        var failure = new AssertionError("wrong");
        source.fail(failure);

        assertThatThrownBy(items::hasNext).isSameAs(failure);
    }

    @Test
    void breakCancelsTheStream() {
        try (reader) {
            var loop = CompletableFuture.runAsync(() -> source.give("a", "b", "c"));
            for (var item : reader) {
                assertThat(item).isEqualTo("a");
                break;
            }
            loop.join();
            assertThat(source.cancelled).isFalse();
        }

        assertThat(source.cancelled).isTrue();
    }

    @Test
    void closeFromAnotherThreadEndsTheLoop() {
        var items = reader.iterator();
        var loop = CompletableFuture.supplyAsync(() -> Source.drain(items));
        await().until(() -> waiting(loop));

        reader.close();

        assertThat(loop.join()).isEmpty();
        assertThat(source.cancelled).isTrue();
    }

    @Test
    void closedReaderHasNoItems() {
        reader.close();

        assertThat(reader).isEmpty();
        assertThat(source.subscriber).isNotDone();
    }

    @Test
    void whatComesAfterTheCloseIsThrownAway() {
        var items = reader.iterator();
        source.give("a");
        reader.close();
        source.give("b").fail(new IllegalStateException("too late"));

        assertThat(items.hasNext()).isFalse();
    }

    @Test
    void interruptCancelsTheStream() throws Exception {
        var items = reader.iterator();
        var ending = new CompletableFuture<String>();
        var thread = new Thread(() -> {
            try {
                items.next();
            } catch (CancellationException e) {
                ending.complete(e.getMessage() + ", " + Thread.currentThread().isInterrupted());
            }
        });
        thread.start();

        thread.interrupt();

        assertThat(ending.get(10, TimeUnit.SECONDS))
                .isEqualTo("The thread that reads the stream was interrupted, true");
        assertThat(source.cancelled).isTrue();
    }

    @Test
    void interruptedThreadReadsNothingThatIsThere() {
        var items = reader.iterator();
        source.give("a");
        Thread.currentThread().interrupt();

        assertThatThrownBy(items::next).isInstanceOf(CancellationException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThatThrownBy(items::next).isInstanceOf(CancellationException.class);
    }

    @Test
    void gapIsHeardInItsPlace() {
        var heard = new ArrayList<Object>();
        var items = reader.onGap(heard::add).iterator();
        source.give("a").gap(new Gap(3)).give("b").gap(Gap.UNKNOWN).complete();

        items.forEachRemaining(heard::add);

        assertThat(heard).containsExactly("a", new Gap(3), "b", Gap.UNKNOWN);
        assertThat(source.requests).containsExactly(4L, 2L);
    }

    @Test
    void readerThatWantsNoGapsIsNoGapSubscriber() {
        begin(reader);

        assertThat(source.subscriber.join()).isNotInstanceOf(GapSubscriber.class);
    }

    @Test
    void gapListenerComesBeforeTheLoop() {
        begin(reader);

        assertThatIllegalStateException()
                .isThrownBy(() -> reader.onGap(gap -> {}))
                .withMessage("The stream is being read already");
    }

    @Test
    void secondSubscriptionIsCancelled() {
        begin(reader);
        var second = new Source<String>();

        source.subscriber.join().onSubscribe(second);

        assertThat(second.cancelled).isTrue();
        assertThat(source.cancelled).isFalse();
    }

    @Test
    void subscriptionThatComesAfterTheCloseIsCancelled() {
        var late = new CompletableFuture<Flow.Subscriber<? super String>>();
        var unhurried = StreamReader.<String>of(late::complete);
        begin(unhurried);
        unhurried.close();

        late.join().onSubscribe(source);

        assertThat(source.cancelled).isTrue();
        assertThat(source.requests).isEmpty();
    }

    @Test
    void callsOfTheSubscriptionNeverMeet() {
        var unhurried = new CompletableFuture<Flow.Subscriber<? super String>>();
        var read = StreamReader.<String>of(unhurried::complete);
        begin(read);
        var calls = new ArrayList<String>();

        unhurried.join().onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long count) {
                calls.add("request");
                CompletableFuture.runAsync(read::close).join();
                calls.add("requested");
            }

            @Override
            public void cancel() {
                calls.add("cancel");
            }
        });

        assertThat(calls).containsExactly("request", "requested", "cancel");
    }

    @Test
    void waitingReaderDoesNotKeepAPoolFromItsWork() {
        var pool = new ForkJoinPool(1);
        try {
            var items = reader.iterator();
            var first = CompletableFuture.supplyAsync(items::next, pool);

            CompletableFuture.runAsync(() -> source.give("from the same pool"), pool);

            assertThat(first.join()).isEqualTo("from the same pool");
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void readerWaitsOnAPoolThatHasNoSpareThread() {
        var pool = new ForkJoinPool(
                1, ForkJoinPool.defaultForkJoinWorkerThreadFactory, null, false, 1, 1, 1, null, 1, TimeUnit.MINUTES);
        try {
            var items = reader.iterator();
            var first = CompletableFuture.supplyAsync(items::next, pool);
            await().until(() -> waiting(first));

            source.give("a");

            assertThat(first.join()).isEqualTo("a");
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void subscriberTakesNoNull() {
        begin(reader);
        var subscriber = source.subscriber.join();

        assertThatThrownBy(() -> subscriber.onNext(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> subscriber.onError(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> subscriber.onSubscribe(null)).isInstanceOf(NullPointerException.class);
    }
}
