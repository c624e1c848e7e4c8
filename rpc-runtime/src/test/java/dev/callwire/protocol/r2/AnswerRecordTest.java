package dev.callwire.protocol.r2;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.Heard;
import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerRecordTest {
    private final Repeats repeats = new Repeats();
    private final LeftBehind leftBehind = new LeftBehind(3);
    private final AnswerRecord record = new AnswerRecord(2, 20, repeats, leftBehind);
    private final Fingerprints fingerprints = new Fingerprints();
    private final Heard first = new Heard();
    private final Heard second = new Heard();

    // Within a connection

    @Test
    void newCallRunsUnderAKeyOfItsOwn() {
        var key = begun(first, "0", "a");
        var other = begun(first, "1", "a");

        assertThat(AnswerRecord.isKey(key)).isTrue();
        assertThat(key.toString()).isNotEqualTo(other.toString());
        assertThat(requireNonNull(record.running(key)).id()).hasToString("0");
    }

    @Test
    void repeatOfARunningCallJoinsIt() {
        var key = begun(first, "0", "a");

        assertThat(asked(first, "0", "a")).isNull();

        assertThat(answered(key, "{1}")).isNull();
        assertThat(first.lines()).isEmpty();
        assertThat(repeats.soFar()).isEqualTo(new RepeatCounts(0, 1, 0));
    }

    @Test
    void repeatOfAnAnsweredCallIsAnsweredAgain() {
        answered(begun(first, "0", "a"), "{1}");

        assertThat(asked(first, "0", "a")).isNull();

        assertThat(first.lines()).containsExactly("reply {1}");
        assertThat(repeats.soFar()).isEqualTo(new RepeatCounts(1, 0, 0));
    }

    @Test
    void sameIdWithOtherDataIsAnotherCall() {
        answered(begun(first, "0", "a"), "{1}");
        var other = begun(first, "0", "b");
        var third = begun(first, "0", "c");

        assertThat(answered(third, "{3}")).isNull();
        assertThat(answered(other, "{2}")).isNull();
    }

    @Test
    void idsAreTextsNotNumbers() {
        answered(begun(first, "1000", "a"), "{1}");

        assertThat(asked(first, "1e3", "a")).isNotNull();
    }

    @Test
    void idAndDataDoNotRunIntoEachOther() {
        begun(first, "1", "23");

        assertThat(asked(first, "12", "3")).isNotNull();
    }

    // Bounds

    @Test
    void oldestAnswerGoesWhenThereAreTooMany() {
        answered(begun(first, "0", "a"), "{0}");
        answered(begun(first, "1", "a"), "{1}");
        answered(begun(first, "2", "a"), "{2}");

        assertThat(asked(first, "2", "a")).isNull();
        assertThat(asked(first, "1", "a")).isNull();
        assertThat(asked(first, "0", "a")).isNotNull();
    }

    @Test
    void oldestAnswerGoesWhenTheyAreTooLong() {
        answered(begun(first, "0", "a"), "x".repeat(11));
        answered(begun(first, "1", "a"), "x".repeat(10));

        assertThat(asked(first, "1", "a")).isNull();
        assertThat(asked(first, "0", "a")).isNotNull();
    }

    @Test
    void answersThatJustFitAreKept() {
        answered(begun(first, "0", "a"), "x".repeat(10));
        answered(begun(first, "1", "a"), "y".repeat(10));

        assertThat(asked(first, "0", "a")).isNull();
        assertThat(asked(first, "1", "a")).isNull();
    }

    @Test
    void answerThatIsTooLongAloneIsNotKeptAndPushesNoneOut() {
        answered(begun(first, "0", "a"), "{0}");
        answered(begun(first, "1", "a"), "x".repeat(21));

        assertThat(asked(first, "0", "a")).isNull();
        assertThat(asked(first, "1", "a")).isNotNull();
    }

    @Test
    void recordOfNoAnswersStillHasRepeatsJoin() {
        var none = new AnswerRecord(0, 20, repeats, leftBehind);
        var fingerprint = fingerprint("0", "a");
        var key = requireNonNull(none.ask(JsonSlice.of("0"), fingerprint, first));

        assertThat(none.ask(JsonSlice.of("0"), fingerprint, first)).isNull();

        none.answered(requireNonNull(none.running(key)), JsonSlice.of("{0}"));
        assertThat(none.ask(JsonSlice.of("0"), fingerprint, first)).isNotNull();
    }

    // Calls that are not answered

    @Test
    void forgottenCallRunsWhenItComesAgain() {
        var key = begun(first, "0", "a");
        record.forget(requireNonNull(record.running(key)));

        assertThat(record.running(key)).isNull();
        assertThat(asked(first, "0", "a")).isNotNull();
        assertThat(repeats.soFar()).isEqualTo(new RepeatCounts(0, 0, 0));
    }

    @Test
    void stoppedCallIsCountedAndRunsWhenItComesAgain() {
        record.stopped(requireNonNull(record.running(begun(first, "0", "a"))));

        assertThat(asked(first, "0", "a")).isNotNull();
        assertThat(repeats.soFar()).isEqualTo(new RepeatCounts(0, 0, 1));
    }

    @Test
    void refusalIsNotRemembered() {
        var key = begun(first, "0", "a");
        asked(second, "0", "a");

        assertThat(record.refused(requireNonNull(record.running(key)))).isSameAs(second);
        assertThat(asked(first, "0", "a")).isNotNull();
    }

    @Test
    void callsEndWithTheirConnectionAndAreCounted() {
        var key = begun(first, "0", "a");
        var other = begun(second, "1", "a");
        answered(begun(first, "2", "a"), "{2}");

        record.ends(first);

        assertThat(record.running(key)).isNull();
        assertThat(record.running(other)).isNotNull();
        assertThat(repeats.soFar()).isEqualTo(new RepeatCounts(0, 0, 1));
        assertThat(asked(second, "2", "a")).isNull();
    }

    @Test
    void answerHoldsOnToNoConnection() {
        var connection = new WeakReference<>(answeredConnection());

        await().until(() -> {
            System.gc();
            return connection.get() == null;
        });

        assertThat(asked(first, "0", "a")).isNull();
    }

    private Heard answeredConnection() {
        var connection = new Heard();
        answered(begun(connection, "0", "a"), "{0}");
        return connection;
    }

    // Over several connections

    @Test
    void answerGoesToTheConnectionThatAskedLast() {
        var key = begun(first, "0", "a");
        record.leaves(first);
        asked(second, "0", "a");

        assertThat(answered(key, "{0}")).isSameAs(second);
    }

    @Test
    void answerToACallThatWasLeftIsKeptForTheNextConnection() {
        var key = begun(first, "0", "a");
        assertThat(record.leaves(first)).isTrue();
        answered(key, "{0}");

        assertThat(asked(second, "0", "a")).isNull();

        assertThat(second.lines()).containsExactly("reply {0}");
        assertThat(repeats.soFar()).isEqualTo(new RepeatCounts(1, 0, 0));
    }

    @Test
    void answerComesBackWhenTheConnectionThatAskedLastEndsFirst() {
        var key = begun(first, "0", "a");
        asked(second, "0", "a");
        record.leaves(second);

        assertThat(answered(key, "{0}")).isNull();
    }

    @Test
    void tooManyCallsAreNotLeftBehind() {
        var left = begun(first, "0", "a");
        assertThat(record.leaves(first)).isTrue();
        var one = begun(second, "1", "a");
        begun(second, "2", "a");

        assertThat(record.leaves(second)).isFalse();

        assertThat(record.running(one)).isNull();
        assertThat(record.running(left)).isNotNull();
        assertThat(repeats.soFar()).isEqualTo(new RepeatCounts(0, 0, 2));
    }

    @Test
    void callsThatAreAwaitedElsewhereAreNotLeftBehind() {
        begun(first, "0", "a");
        begun(first, "1", "a");
        var awaited = begun(first, "2", "a");
        asked(second, "2", "a");

        assertThat(record.leaves(first)).isTrue();

        assertThat(leftBehind.now()).isEqualTo(2);
        assertThat(first.lines()).isEmpty();
        assertThat(answered(awaited, "{2}")).isSameAs(second);
    }

    @Test
    void callThatIsAwaitedElsewhereGoesOnWhenTheOthersAreTooMany() {
        var awaited = begun(first, "0", "a");
        asked(second, "0", "a");
        var stopped = List.of(begun(first, "1", "a"), begun(first, "2", "a"), begun(first, "3", "a"));

        assertThat(record.leaves(first)).isTrue();

        assertThat(stopped).allMatch(key -> record.running(key) == null);
        assertThat(first.lines()).containsExactlyInAnyOrder("cancel \"2\"", "cancel \"3\"", "cancel \"4\"");
        assertThat(repeats.soFar()).isEqualTo(new RepeatCounts(0, 1, 3));
        assertThat(leftBehind.now()).isZero();
        assertThat(answered(awaited, "{0}")).isSameAs(second);
    }

    @Test
    void callThatIsAskedForAgainIsLeftBehindNoMore() {
        var key = begun(first, "0", "a");
        record.leaves(first);

        asked(second, "0", "a");
        assertThat(leftBehind.now()).isZero();

        record.leaves(second);
        assertThat(leftBehind.now()).isEqualTo(1);
        answered(key, "{0}");
        assertThat(leftBehind.now()).isZero();
    }

    @Test
    void callsThatRunWhereNobodyIsAnyMoreAreStoppedWhenTheLastWhoAwaitsThemEnds() {
        begun(first, "0", "a");
        asked(second, "0", "a");
        begun(first, "1", "a");
        asked(second, "1", "a");
        record.leaves(first);
        begun(second, "2", "a");

        assertThat(record.leaves(second)).isFalse();

        assertThat(first.lines()).containsExactlyInAnyOrder("cancel \"1\"", "cancel \"2\"");
        assertThat(second.lines()).isEmpty();
        assertThat(repeats.soFar()).isEqualTo(new RepeatCounts(0, 2, 3));
    }

    @Test
    void connectionAwaitsAsManyCallsThatRunElsewhereAsAnswersAreKept() {
        var keys = List.of(begun(first, "0", "a"), begun(first, "1", "a"), begun(first, "2", "a"));
        asked(second, "0", "a");
        asked(second, "1", "a");
        asked(second, "1", "a");
        asked(second, "2", "a");

        assertThat(answered(keys.get(2), "{2}")).isNull();
        assertThat(answered(keys.get(1), "{1}")).isSameAs(second);
        assertThat(answered(keys.get(0), "{0}")).isSameAs(second);
    }

    @Test
    void callsThatWereLeftAndHaveEndedMakeRoomForOthers() {
        for (int i = 0; i < 10; i++) {
            var connection = new Heard();
            var key = begun(connection, "" + i, "a");
            var other = begun(connection, "" + i, "b");
            assertThat(record.leaves(connection)).isTrue();
            answered(key, "{}");
            record.forget(requireNonNull(record.running(other)));
            assertThat(leftBehind.now()).isZero();
        }
    }

    @Test
    void callsThatAreLeftBehindHaveOneBoundWhateverTheirClientsAreCalled() {
        begun(first, "0", "a");
        begun(first, "1", "a");
        assertThat(record.leaves(first)).isTrue();
        var other = new AnswerRecord(2, 20, repeats, leftBehind);
        other.ask(JsonSlice.of("0"), fingerprint("0", "a"), second);
        var key = requireNonNull(other.ask(JsonSlice.of("1"), fingerprint("1", "a"), second));

        assertThat(other.leaves(second)).isFalse();

        assertThat(other.running(key)).isNull();
        assertThat(leftBehind.now()).isEqualTo(2);
        assertThat(repeats.soFar()).isEqualTo(new RepeatCounts(0, 0, 2));
    }

    @Test
    void everyCallRunsOnceAndIsAnsweredWhoeverAsksAtTheSameTime() throws Exception {
        int calls = 500;
        var shared = new AnswerRecord(calls, Integer.MAX_VALUE, repeats, leftBehind);
        var begun = new AtomicInteger();
        var replies = new AtomicInteger();
        var askers = Executors.newFixedThreadPool(4);
        try {
            var ended = askers.invokeAll(Collections.nCopies(4, () -> {
                var connection = new Heard() {
                    @Override
                    public void onReply(JsonSlice frame) {
                        replies.incrementAndGet();
                    }
                };
                var own = new Fingerprints();
                for (int i = 0; i < calls; i++) {
                    var id = JsonSlice.of("" + i);
                    var key = shared.ask(id, own.of(id, id), connection);
                    if (key != null) {
                        begun.incrementAndGet();
                        var call = requireNonNull(shared.running(key));
                        Thread.yield();
                        var elsewhere = shared.answered(call, id);
                        (elsewhere == null ? connection : elsewhere).onReply(id);
                    }
                }
                return true;
            }));
            for (var each : ended) {
                each.get();
            }

            assertThat(begun).hasValue(calls);
            assertThat(repeats.soFar().answered() + repeats.soFar().joined()).isEqualTo(3 * calls);
            assertThat(replies).hasValue(calls + (int) repeats.soFar().answered());
        } finally {
            askers.shutdownNow();
        }
    }

    private JsonSlice begun(Heard connection, String id, String data) {
        return requireNonNull(asked(connection, id, data));
    }

    private @Nullable JsonSlice asked(Heard connection, String id, String data) {
        return record.ask(JsonSlice.of(id), fingerprint(id, data), connection);
    }

    private Fingerprint fingerprint(String id, String data) {
        return fingerprints.of(JsonSlice.of(id), JsonSlice.of(data));
    }

    private @Nullable Object answered(JsonSlice key, String frame) {
        return record.answered(requireNonNull(record.running(key)), JsonSlice.of(frame));
    }
}
