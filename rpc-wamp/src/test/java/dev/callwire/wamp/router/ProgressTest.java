package dev.callwire.wamp.router;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that take a while: progress both ways, cancelling, and running out of time. */
class ProgressTest extends RouterTest {
    private final Client callee = callee("com.slow");
    private final Client caller = join();

    @Test
    void progressiveResultsComeBeforeTheLast() {
        caller.says("[48,1,{\"receive_progress\":true},\"com.slow\"]");
        callee.gets("[68,1,1,{\"receive_progress\":true}]");

        callee.says("[70,1,{\"progress\":true},[1]]");
        callee.says("[70,1,{\"progress\":true}]");
        callee.says("[70,1,{},[\"all\"]]");

        caller.gets("[50,1,{\"progress\":true},[1]]", "[50,1,{\"progress\":true}]", "[50,1,{},[\"all\"]]");
    }

    @Test
    void progressMayEndInAnError() {
        caller.says("[48,1,{\"receive_progress\":true},\"com.slow\"]");
        callee.says("[70,1,{\"progress\":true},[1]]");
        callee.says("[8,68,1,{},\"com.failed\"]");

        caller.gets("[50,1,{\"progress\":true},[1]]", "[8,48,1,{},\"com.failed\"]");
    }

    @Test
    void progressThatNobodyAskedForGoesNowhere() {
        caller.says("[48,1,{},\"com.slow\"]");
        callee.gets("[68,1,1,{}]");

        callee.says("[70,1,{\"progress\":true},[1]]");
        callee.says("[70,1,{},[2]]");

        caller.gets("[50,1,{},[2]]");
    }

    @Test
    void calleeThatCannotBeCancelledSendsNoProgress() {
        var old = joinWith("\"progressive_call_results\":true");
        old.says("[64,1,{},\"com.old\"]");
        old.all();

        caller.says("[48,1,{\"receive_progress\":true},\"com.old\"]");

        old.gets("[68,1,2,{}]");
    }

    @Test
    void calleeThatCannotBeCancelledSendsProgressWhereThatIsAllowed() {
        router.addRealm("lenient", RealmOptions.DEFAULTS.withProgressWithoutCanceling(true));
        var old = Client.join(router, "lenient", "\"progressive_call_results\":true");
        old.says("[64,1,{},\"com.old\"]");
        old.says("[48,2,{\"receive_progress\":true},\"com.old\"]");
        old.gets("[65,1,1]", "[68,1,1,{\"receive_progress\":true}]");

        old.says("[70,1,{\"progress\":true},[1]]");

        old.gets("[50,2,{\"progress\":true},[1]]");
    }

    @Test
    void progressiveInputGoesToTheSameCallee() {
        var options = "{\"invoke\":\"roundrobin\"}";
        callee.says("[64,2," + options + ",\"com.shared\"]");
        callee.all();
        var other = join();
        other.says("[64,1," + options + ",\"com.shared\"]");
        other.all();

        caller.says("[48,1,{\"progress\":true,\"disclose_me\":true},\"com.shared\",[1]]");
        caller.says("[48,1,{\"progress\":true},\"com.shared\",[2]]");
        caller.says("[48,1,{},\"com.shared\",[3]]");

        var who = "\"caller\":" + caller.id() + ",\"caller_authid\":\"" + caller.authid()
                + "\",\"caller_authrole\":\"anonymous\"";
        callee.gets(
                "[68,1,2,{\"progress\":true," + who + "},[1]]",
                "[68,1,2,{\"progress\":true," + who + "},[2]]",
                "[68,1,2,{" + who + "},[3]]");
        other.getsNothing();
        callee.says("[70,1,{},[6]]");
        caller.gets("[50,1,{},[6]]");
    }

    @Test
    void inputAndResultsMayBothProgress() {
        caller.says("[48,1,{\"progress\":true,\"receive_progress\":true},\"com.slow\",[1]]");
        callee.says("[70,1,{\"progress\":true},[1]]");
        caller.says("[48,1,{},\"com.slow\",[2]]");
        callee.says("[70,1,{},[2]]");

        caller.gets("[50,1,{\"progress\":true},[1]]", "[50,1,{},[2]]");
    }

    @Test
    void requestsGoOnBetweenPartsOfTheInput() {
        caller.says("[48,1,{\"progress\":true},\"com.slow\",[1]]");
        caller.says("[48,2,{},\"com.slow\",[9]]");
        caller.says("[48,1,{},\"com.slow\",[2]]");

        callee.gets("[68,1,1,{\"progress\":true},[1]]", "[68,2,1,{},[9]]", "[68,1,1,{},[2]]");
    }

    @Test
    void inputAfterItsEndEndsTheSession() {
        caller.says("[48,1,{\"progress\":true},\"com.slow\",[1]]");
        caller.says("[48,1,{},\"com.slow\",[2]]");
        caller.says("[48,1,{},\"com.slow\",[3]]");

        caller.isAbortedFor("Request of CALL is 1, but the next id is 2");
    }

    @Test
    void inputForACallThatEndedMeanwhileIsPassedOver() {
        caller.says("[48,1,{\"progress\":true},\"com.slow\",[1]]");
        callee.all();
        callee.says("[8,68,1,{},\"com.enough\"]");
        caller.says("[48,1,{\"progress\":true},\"com.slow\",[2]]");
        caller.says("[48,1,{},\"com.slow\",[3]]");
        callee.getsNothing();
        caller.gets("[8,48,1,{},\"com.enough\"]");

        caller.says("[48,1,{},\"com.slow\",[4]]");

        caller.isAbortedFor("Request of CALL is 1, but the next id is 2");
    }

    @Test
    void inputForACallThatWasRefusedIsPassedOver() {
        caller.says("[48,1,{\"progress\":true},\"com.nothing\",[1]]");
        caller.says("[48,1,{},\"com.nothing\",[2]]");

        caller.gets("[8,48,1,{},\"wamp.error.no_such_procedure\",[\"There is no procedure com.nothing\"]]");
    }

    @Test
    void progressiveInputIsAnnouncedBefore() {
        var old = joinWith("\"call_canceling\":true");

        old.says("[48,1,{\"progress\":true},\"com.slow\"]");

        old.isAbortedFor("A caller announces progressive_call_invocations before it uses them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"call_canceling\":true", "\"progressive_call_invocations\":true"})
    void progressiveInputNeedsACalleeThatTakesItAndCanBeCancelled(String features) {
        var old = joinWith(features);
        old.says("[64,1,{},\"com.old\"]");
        old.all();

        caller.says("[48,1,{\"progress\":true},\"com.old\"]");

        caller.gets(
                "[8,48,1,{},\"wamp.error.feature_not_supported\",[\"The callee takes no progressive call invocations\"]]");
        old.getsNothing();
    }

    @Test
    void callerThatLeavesEndsItsInput() {
        caller.says("[48,1,{\"progress\":true},\"com.slow\",[1]]");
        callee.all();

        caller.disconnects();

        callee.gets("[69,1,{\"mode\":\"killnowait\"}]");
    }

    @Test
    void skippedCallIsAnsweredAtOnce() {
        caller.says("[48,1,{},\"com.slow\"]");
        callee.all();

        caller.says("[49,1,{\"mode\":\"skip\"}]");

        caller.gets("[8,48,1,{},\"wamp.error.canceled\",[\"The call was cancelled\"]]");
        callee.says("[70,1,{},[1]]");
        callee.getsNothing();
        caller.getsNothing();
    }

    @Test
    void killedCallIsAnsweredByTheCallee() {
        caller.says("[48,1,{},\"com.slow\"]");
        callee.all();

        caller.says("[49,1,{\"mode\":\"kill\"}]");
        caller.says("[49,1,{\"mode\":\"kill\"}]");

        callee.gets("[69,1,{\"mode\":\"kill\"}]");
        caller.getsNothing();
        callee.says("[8,68,1,{},\"wamp.error.canceled\"]");
        caller.gets("[8,48,1,{},\"wamp.error.canceled\"]");
    }

    @Test
    void killedCallMayHaveAResult() {
        caller.says("[48,1,{},\"com.slow\"]");
        caller.says("[49,1,{\"mode\":\"kill\"}]");
        callee.all();

        callee.says("[70,1,{},[1]]");

        caller.gets("[50,1,{},[1]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"mode\":\"killnowait\"}"})
    void callIsCancelledWithoutWaiting(String options) {
        caller.says("[48,1,{},\"com.slow\"]");
        callee.all();

        caller.says("[49,1," + options + "]");

        caller.gets("[8,48,1,{},\"wamp.error.canceled\",[\"The call was cancelled\"]]");
        callee.gets("[69,1,{\"mode\":\"killnowait\"}]");
        callee.says("[8,68,1,{},\"wamp.error.canceled\"]");
        callee.getsNothing();
        caller.getsNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kill", "killnowait", "skip"})
    void calleeThatCannotBeCancelledIsNotTold(String mode) {
        var old = joinWith("");
        old.says("[64,1,{},\"com.old\"]");
        caller.says("[48,1,{},\"com.old\"]");
        old.all();

        caller.says("[49,1,{\"mode\":\"" + mode + "\"}]");

        caller.gets("[8,48,1,{},\"wamp.error.canceled\",[\"The call was cancelled\"]]");
        old.getsNothing();
        caller.disconnects();
        old.getsNothing();
    }

    @Test
    void cancelOfACallThatIsAnsweredMeansNothing() {
        caller.says("[48,1,{},\"com.slow\"]");
        callee.says("[70,1,{}]");
        caller.all();
        callee.all();

        caller.says("[49,1,{}]");
        caller.says("[49,77,{}]");

        caller.getsNothing();
        callee.getsNothing();
        assertThat(caller.isClosed()).isFalse();
    }

    @Test
    void progressOfAnAbandonedCallIsPassedOverUntilItsEnd() {
        caller.says("[48,1,{\"receive_progress\":true},\"com.slow\"]");
        caller.says("[49,1,{}]");
        caller.all();
        callee.all();

        callee.says("[70,1,{\"progress\":true},[1]]");
        callee.says("[70,1,{},[2]]");
        caller.getsNothing();
        callee.says("[70,1,{},[3]]");

        callee.isAbortedFor("There is no invocation 1 to be answered");
    }

    @Test
    void callRunsOutOfTime() {
        caller.says("[48,1,{\"timeout\":100},\"com.slow\"]");
        callee.gets("[68,1,1,{}]");
        time.pass(99);
        caller.getsNothing();

        time.pass(1);

        caller.gets("[8,48,1,{},\"wamp.error.timeout\",[\"The call was out of time\"]]");
        callee.gets("[69,1,{\"mode\":\"killnowait\"}]");
    }

    @Test
    void calleeThatCannotBeCancelledIsNotToldOfTimeouts() {
        var old = joinWith("");
        old.says("[64,1,{},\"com.old\"]");
        caller.says("[48,1,{\"timeout\":100},\"com.old\"]");
        old.all();

        time.pass(100);

        assertThat(caller.next()).contains("wamp.error.timeout");
        old.getsNothing();
    }

    @Test
    void timeoutIsTheCalleesToo() {
        var punctual = joinWith("\"call_timeout\":true");
        punctual.says("[64,1,{},\"com.punctual\"]");
        punctual.all();

        caller.says("[48,1,{\"timeout\":100},\"com.punctual\"]");

        punctual.gets("[68,1,2,{\"timeout\":100}]");
    }

    @Test
    void progressGivesTimeAnew() {
        caller.says("[48,1,{\"timeout\":100,\"receive_progress\":true},\"com.slow\"]");
        time.pass(80);
        callee.says("[70,1,{\"progress\":true}]");
        time.pass(80);
        caller.gets("[50,1,{\"progress\":true}]");

        time.pass(20);

        assertThat(caller.next()).contains("wamp.error.timeout");
    }

    @Test
    void answeredCallHasNoAlarm() {
        caller.says("[48,1,{\"timeout\":100},\"com.slow\"]");
        callee.says("[70,1,{}]");

        assertThat(time.alarms()).isZero();
    }

    @Test
    void noTimeoutIsZero() {
        caller.says("[48,1,{\"timeout\":0},\"com.slow\"]");

        assertThat(time.alarms()).isZero();
    }
}
