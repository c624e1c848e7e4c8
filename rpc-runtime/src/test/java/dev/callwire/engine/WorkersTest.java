package dev.callwire.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Workers with threads of their own. */
class WorkersTest {
    private static final long SECONDS = 10;

    private Workers workers;

    private enum Kind {
        AS_THE_JDK_HAS_THEM(Workers::create),
        ON_THE_POOL(Workers::onPool);

        final Supplier<Workers> made;

        Kind(Supplier<Workers> made) {
            this.made = made;
        }
    }

    @AfterEach
    void shutDown() {
        workers.shutdown();
    }

    @ParameterizedTest
    @EnumSource
    void tasksOfABurstThatWaitForEachOtherAllRun(Kind kind) throws Exception {
        workers = kind.made.get();
        var all = new CountDownLatch(128);

        workers.burstBegins();
        for (int i = 0; i < 128; i++) {
            workers.execute(() -> {
                all.countDown();
                await(all);
            });
        }
        workers.burstEnds();

        assertThat(all.await(SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void taskWaitsForOneThatItsOwnThreadAdds(Kind kind) throws Exception {
        workers = kind.made.get();
        var done = new CompletableFuture<Boolean>();

        workers.execute(() -> {
            var inner = new CountDownLatch(1);
            workers.execute(inner::countDown);
            done.complete(await(inner));
        });

        assertThat(done.get(SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void threadsSayWhoseTheyAre(Kind kind) throws Exception {
        workers = kind.made.get();
        var thread = new CompletableFuture<Thread>();

        workers.execute(() -> thread.complete(Thread.currentThread()));

        assertThat(thread.get(SECONDS, TimeUnit.SECONDS).getName()).startsWith("callwire-worker-");
        assertThat(thread.get().isDaemon()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void threadsSeeTheClassesOfCallwire(Kind kind) throws Exception {
        workers = kind.made.get();
        var loader = new CompletableFuture<ClassLoader>();

        workers.execute(() -> loader.complete(Thread.currentThread().getContextClassLoader()));

        assertThat(loader.get(SECONDS, TimeUnit.SECONDS)).isSameAs(Workers.class.getClassLoader());
    }

    @ParameterizedTest
    @EnumSource
    void theyTakeNoTasksWhenTheyWereShutDown(Kind kind) {
        workers = kind.made.get();
        workers.shutdown();

        assertThatThrownBy(() -> workers.execute(() -> {}))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessage("The workers were shut down");
    }

    @ParameterizedTest
    @EnumSource
    void tasksThatThereAreWhenTheyAreShutDownAllRun(Kind kind) throws Exception {
        workers = kind.made.get();
        var all = new CountDownLatch(3);
        Runnable task = () -> {
            all.countDown();
            await(all);
        };
        workers.burstBegins();
        workers.execute(task);
        workers.execute(task);
        workers.execute(task);

        workers.shutdown();
        workers.burstEnds();

        assertThat(all.await(SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    /** The way blocking calls wait: on the pool others take the thread's place. */
    private static boolean await(CountDownLatch latch) {
        try {
            ForkJoinPool.managedBlock(new ForkJoinPool.ManagedBlocker() {
                @Override
                public boolean block() throws InterruptedException {
                    return latch.await(SECONDS, TimeUnit.SECONDS);
                }

                @Override
                public boolean isReleasable() {
                    return latch.getCount() == 0;
                }
            });
            return latch.getCount() == 0;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
