package dev.callwire.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.engine.PendingCalls.Added;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PendingCallsTest {
    private static final MethodDescriptor<?> METHOD =
            MethodDescriptor.call("m", JsonType.STRING).build();

    private final PendingCalls calls = new PendingCalls(1024);

    @Test
    void idsCountFromOne() {
        assertThat(add().id).isEqualTo(1);
        assertThat(add().id).isEqualTo(2);
        assertThat(add().id).isEqualTo(3);
    }

    @Test
    void callIsTakenOutOnce() {
        var call = add();

        assertThat(calls.remove(call.id)).isSameAs(call);
        assertThat(calls.remove(call.id)).isNull();
        assertThat(calls.size()).isZero();
    }

    @Test
    void takingOneCallLeavesTheOthers() {
        var first = add();
        var second = add();

        assertThat(calls.remove(second.id)).isSameAs(second);

        assertThat(calls.size()).isEqualTo(1);
        assertThat(calls.remove(first.id)).isSameAs(first);
    }

    @Test
    void connectionsThatShareTheirIdsCountOn() {
        var ids = new CallIds(true);
        var first = new PendingCalls(64, ids);
        var second = new PendingCalls(64, ids);

        assertThat(added(first).id).isEqualTo(1);
        assertThat(added(second).id).isEqualTo(2);
        assertThat(second.nextId()).isEqualTo(3);
    }

    @Test
    void callThatMovesToTheNextConnectionKeepsItsId() {
        var ids = new CallIds(true);
        var call = added(new PendingCalls(64, ids));
        var next = new PendingCalls(64, ids);

        next.add(call);

        assertThat(call.id).isEqualTo(1);
        assertThat(next.find(1)).isSameAs(call);
        assertThat(added(next).id).isEqualTo(2);
    }

    @Test
    void callWhoseSlotIsTakenAtTheNextConnectionHasAnotherId() {
        var ids = new CallIds(true);
        var moving = added(new PendingCalls(64, ids)); // 1
        var next = new PendingCalls(64, ids); // which has 64 slots
        for (int i = 0; i < 63; i++) {
            next.nextId();
        }
        assertThat(added(next).id).isEqualTo(65);

        next.add(moving);

        assertThat(moving.id).isEqualTo(66);
    }

    @Test
    void callThatMovesHasAFreshIdWhereIdsAreNotKept() {
        var call = added(new PendingCalls(64));
        var next = new PendingCalls(64);
        added(next);

        next.add(call);

        assertThat(call.id).isEqualTo(2);
    }

    private static Call added(PendingCalls to) {
        var call = new Call();
        assertThat(to.add(call)).isEqualTo(Added.YES);
        return call;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 2, 1025, 1 + (1L << 32), Long.MAX_VALUE, Long.MIN_VALUE})
    void idThatNoCallHasFindsNone(long id) {
        add();

        assertThat(calls.remove(id)).isNull();
        assertThat(calls.size()).isEqualTo(1);
    }

    @Test
    void idWhoseSlotASlowCallHoldsIsPassedOver() {
        var small = new PendingCalls(2); // which has 64 slots
        var slow = new Call();
        small.add(slow);
        for (int i = 0; i < 63; i++) {
            var quick = new Call();
            small.add(quick);
            small.remove(quick.id);
        }

        var next = new Call();
        assertThat(small.add(next)).isEqualTo(Added.YES);

        assertThat(next.id).isEqualTo(66); // 65 would share the slot of 1
        assertThat(small.remove(slow.id)).isSameAs(slow);
        assertThat(small.remove(next.id)).isSameAs(next);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 63, 64, 65, 1000, 1024, 1025})
    void asManyCallsAsTheLimitFindASlot(int limit) {
        var bounded = new PendingCalls(limit);
        var added = new ArrayList<Call>();
        for (int i = 0; i < limit; i++) {
            var call = new Call();
            assertThat(bounded.add(call)).isEqualTo(Added.YES);
            added.add(call);
        }

        assertThat(bounded.add(new Call())).isEqualTo(Added.FULL);
        assertThat(bounded.size()).isEqualTo(limit);

        assertThat(bounded.remove(added.get(limit - 1).id)).isNotNull();
        assertThat(bounded.add(new Call())).isEqualTo(Added.YES);
    }

    @Test
    void expiryTakesOutWhatIsDueAndTellsHowLongTheNextHas() {
        var due = add(100);
        var alsoDue = add(90);
        var later = add(130);
        var expired = new ArrayList<PendingCall<?>>();

        assertThat(calls.expire(100, expired::add)).isEqualTo(30);

        assertThat(expired).containsExactly(due, alsoDue);
        assertThat(calls.remove(due.id)).isNull();
        assertThat(calls.remove(later.id)).isSameAs(later);
    }

    @Test
    void expiryOfNothingWaitsForNothing() {
        assertThat(calls.expire(100, call -> {
                    throw new AssertionError("expired " + call);
                }))
                .isEqualTo(PendingCalls.NEVER);
    }

    @Test
    void expiryComparesMomentsAcrossTheOverflowOfTheClock() {
        var call = add(Long.MIN_VALUE + 10);
        var expired = new ArrayList<PendingCall<?>>();

        assertThat(calls.expire(Long.MAX_VALUE - 9, expired::add)).isEqualTo(20);
        assertThat(expired).isEmpty();

        assertThat(calls.expire(Long.MIN_VALUE + 10, expired::add)).isEqualTo(PendingCalls.NEVER);
        assertThat(expired).containsExactly(call);
    }

    @Test
    void closingTakesOutEveryCallOnce() {
        var first = add();
        var second = add();
        var lost = new ArrayList<PendingCall<?>>();

        calls.close(lost::add);
        calls.close(lost::add);

        assertThat(lost).containsExactly(first, second);
        assertThat(calls.size()).isZero();
    }

    @Test
    void callAddedAfterCloseIsNotTakenIn() {
        calls.close(lost -> {});

        var call = new Call();

        assertThat(calls.add(call)).isEqualTo(Added.CLOSED);
        assertThat(calls.remove(call.id)).isNull();
        assertThat(calls.size()).isZero();
    }

    /** Many threads add, two answer, one expires, one closes in their midst: each call must end just once. */
    @Test
    void eachCallEndsOnceWhateverTheThreadsDo() throws Exception {
        var threads = Executors.newFixedThreadPool(7);
        for (int round = 0; round < 300; round++) {
            race(threads);
        }
        threads.shutdown();
    }

    private static void race(ExecutorService threads) throws Exception {
        int callers = 3;
        int callsOfEach = 40;
        var table = new PendingCalls(64);
        var added = new ArrayList<List<Call>>();
        var tasks = new ArrayList<Callable<Void>>();
        var barrier = new CyclicBarrier(callers + 4);
        for (int i = 0; i < callers; i++) {
            var own = new ArrayList<Call>();
            added.add(own);
            tasks.add(() -> {
                barrier.await();
                for (int n = 0; n < callsOfEach; n++) {
                    var call = new Call();
                    own.add(call);
                    if (table.add(call) != Added.YES) {
                        call.refusals.incrementAndGet();
                    }
                }
                return null;
            });
        }
        for (int i = 0; i < 2; i++) {
            tasks.add(() -> {
                barrier.await();
                for (long id = 1; id <= (long) callers * callsOfEach; id++) {
                    var call = (Call) table.remove(id);
                    if (call != null) {
                        call.ends.incrementAndGet();
                    }
                }
                return null;
            });
        }
        tasks.add(() -> {
            barrier.await();
            table.expire(0, call -> ((Call) call).ends.incrementAndGet());
            return null;
        });
        tasks.add(() -> {
            barrier.await();
            table.close(call -> ((Call) call).ends.incrementAndGet());
            return null;
        });

        for (var done : threads.invokeAll(tasks, 30, TimeUnit.SECONDS)) {
            done.get();
        }

        assertThat(added)
                .allSatisfy(own -> assertThat(own)
                        .hasSize(callsOfEach)
                        .allSatisfy(call -> assertThat(call.ends.get() + call.refusals.get())
                                .as("ends and refusals")
                                .isEqualTo(1)));
        assertThat(table.size()).isZero();
        assertThat(table.expire(Long.MAX_VALUE, call -> {})).isEqualTo(PendingCalls.NEVER);
    }

    private Call add() {
        return add(0);
    }

    private Call add(long deadline) {
        var call = new Call(deadline);
        assertThat(calls.add(call)).isEqualTo(Added.YES);
        return call;
    }

    /** Counts how it ends. */
    private static final class Call extends PendingCall<Object> {
        private final AtomicInteger ends = new AtomicInteger();
        private final AtomicInteger refusals = new AtomicInteger();

        Call() {
            this(0);
        }

        @SuppressWarnings("unchecked")
        Call(long deadline) {
            super((MethodDescriptor<Object>) METHOD, Arguments.NONE, null, deadline);
        }

        @Override
        void succeed(JsonSlice json, JsonReader reader) {
            throw new AssertionError("The table ends no calls");
        }

        @Override
        void fail(Outcome outcome) {
            throw new AssertionError("The table ends no calls");
        }
    }
}
