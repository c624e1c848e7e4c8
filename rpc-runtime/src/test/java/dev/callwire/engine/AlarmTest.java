package dev.callwire.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AlarmTest {
    private final ManualTime time = new ManualTime();
    private final List<Long> wakings = new ArrayList<>();
    private long wait = PendingCalls.NEVER;
    private final Alarm alarm = new Alarm(time, Runnable::run, now -> {
        wakings.add(now);
        return wait;
    });
    private final long start = time.nanos();

    @Test
    void wakesItsOwnerAtTheDeadline() {
        alarm.notLaterThan(start + 10);

        time.pass(Duration.ofNanos(9));
        assertThat(wakings).isEmpty();

        time.pass(Duration.ofNanos(1));
        assertThat(wakings).containsExactly(start + 10);
    }

    @Test
    void laterDeadlinesSetNoTimer() {
        alarm.notLaterThan(start + 10);
        alarm.notLaterThan(start + 10);
        alarm.notLaterThan(start + 20);

        assertThat(time.timers()).isEqualTo(1);
    }

    @Test
    void earlierDeadlineTakesThePlaceOfALaterOne() {
        alarm.notLaterThan(start + 20);
        alarm.notLaterThan(start + 10);

        assertThat(time.timers()).isEqualTo(1);
        time.pass(Duration.ofNanos(10));
        assertThat(wakings).containsExactly(start + 10);
    }

    @Test
    void everEarlierDeadlinesLeaveOneTimer() {
        for (int deadline = 10_000; deadline > 0; deadline--) {
            alarm.notLaterThan(start + deadline);
        }

        assertThat(time.timers()).isEqualTo(1);
    }

    @Test
    void wakesAgainWhenItsOwnerAsksForIt() {
        wait = 7;
        alarm.notLaterThan(start + 10);

        time.pass(Duration.ofNanos(17));

        assertThat(wakings).containsExactly(start + 10, start + 17);
    }

    @Test
    void canBeSetAgainAfterItRang() {
        alarm.notLaterThan(start + 10);
        time.pass(Duration.ofNanos(10));
        alarm.notLaterThan(start + 15);

        time.pass(Duration.ofNanos(5));

        assertThat(wakings).containsExactly(start + 10, start + 15);
    }

    @Test
    void deadlineInThePastRingsWithoutDelay() {
        alarm.notLaterThan(start - 1);

        time.pass(Duration.ZERO);

        assertThat(wakings).containsExactly(start);
    }

    @Test
    void comparesMomentsAcrossTheOverflowOfTheClock() {
        var late = new ManualTime(Long.MAX_VALUE - 5);
        var lateAlarm = new Alarm(late, Runnable::run, now -> {
            wakings.add(now);
            return PendingCalls.NEVER;
        });

        lateAlarm.notLaterThan(late.nanos() + 20); // a negative number
        lateAlarm.notLaterThan(late.nanos() + 2);
        late.pass(Duration.ofNanos(2));

        assertThat(wakings).containsExactly(Long.MAX_VALUE - 3);
    }

    @Test
    void wakesNobodyAfterItsCancelAndLeavesNoTimer() {
        alarm.notLaterThan(start + 10);
        alarm.cancel();
        alarm.notLaterThan(start + 5);

        assertThat(time.timers()).isZero();
        time.pass(Duration.ofNanos(100));
        assertThat(wakings).isEmpty();
    }

    @Test
    void wakesNobodyWhenItIsCancelledWhileItRings() {
        var loop = new ManualLoop();
        var ringing = new Alarm(time, loop, now -> {
            wakings.add(now);
            return PendingCalls.NEVER;
        });
        ringing.notLaterThan(start + 10);
        time.pass(Duration.ofNanos(10));

        ringing.cancel();
        loop.runUntilIdle();

        assertThat(wakings).isEmpty();
    }

    @Test
    void theMachinesTimeRunsATaskOnTheExecutorAndForgetsACancelledOne() throws Exception {
        var ran = new CompletableFuture<Thread>();
        var cancelled = Time.SYSTEM.after(TimeUnit.DAYS.toNanos(1), Runnable::run, () -> ran.complete(null));
        assertThat(cancelled.cancel(false)).isTrue();

        Time.SYSTEM.after(1, task -> new Thread(task, "executor").start(), () -> ran.complete(Thread.currentThread()));

        assertThat(ran.get(10, TimeUnit.SECONDS).getName()).isEqualTo("executor");
    }

    @Test
    void longDurationsAreCutToWhatMomentsBear() {
        assertThat(Time.nanosOf(Duration.ofSeconds(2))).isEqualTo(2_000_000_000L);
        assertThat(Time.nanosOf(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(Time.CENTURY.toNanos());
        assertThat(Time.nanosOf(Time.CENTURY)).isBetween(1L, Long.MAX_VALUE / 2);
    }
}
