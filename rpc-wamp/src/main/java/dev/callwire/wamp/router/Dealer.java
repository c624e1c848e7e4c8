package dev.callwire.wamp.router;

import dev.callwire.json.JsonSlice;
import dev.callwire.wamp.message.CancelMode;
import dev.callwire.wamp.message.ErrorDetails;
import dev.callwire.wamp.message.Feature;
import dev.callwire.wamp.message.Key;
import dev.callwire.wamp.message.Match;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.MessageType;
import dev.callwire.wamp.message.Payload;
import dev.callwire.wamp.message.Role;
import dev.callwire.wamp.message.UriRule;
import dev.callwire.wamp.message.Uris;

/** Routes calls to those who offer procedures, and their answers back. Used under the realm's lock alone. */
final class Dealer {
    private static final JsonSlice NOTHING = JsonSlice.of("{}");
    private static final JsonSlice PROGRESS = JsonSlice.of("{\"progress\":true}");

    /** An alarm looks again when it rings, so it need not wait for as long as a call may. */
    private static final long LONGEST_ALARM = 1L << 40;

    private final Realm realm;
    private final Registrations registrations;

    Dealer(Realm realm, Registrations registrations) {
        this.realm = realm;
        this.registrations = registrations;
    }

    void call(Member caller, Message.Call call) {
        var options = call.options();
        var passthru = options.passthru();
        if (passthru != null && passthru.isAnnounced() && !caller.has(Role.CALLER, Feature.PAYLOAD_PASSTHRU_MODE)) {
            caller.violate("A caller announces payload_passthru_mode before it uses it");
        } else if (options.progress() && !caller.has(Role.CALLER, Feature.PROGRESSIVE_CALL_INVOCATIONS)) {
            caller.violate("A caller announces progressive_call_invocations before it uses them");
        } else if (!realm.options().uris().allows(call.procedure())) {
            refuse(caller, call, Uris.INVALID_URI, "A procedure's name is a URI");
        } else if (UriRule.isReserved(call.procedure())) {
            callMeta(caller, call);
        } else if (options.discloseMe() && realm.options().disclosure() == Disclosure.NEVER) {
            refuse(caller, call, Uris.DISCLOSE_ME_DISALLOWED, "Callers are not disclosed here");
        } else {
            var registration = registrations.best(call.procedure());
            if (registration == null) {
                refuse(caller, call, Uris.NO_SUCH_PROCEDURE, "There is no procedure " + call.procedure());
            } else {
                call(caller, call, registration, registration.pick());
            }
        }
    }

    private void callMeta(Member caller, Message.Call call) {
        try {
            var result = realm.procedures().call(caller, call);
            caller.deliver(new Message.Result(call.request(), NOTHING, result));
            endInput(caller, call);
        } catch (RequestFailedException e) {
            refuse(caller, call, e.error(), e.words());
        }
    }

    private static void refuse(Member caller, Message.Call call, String error, String words) {
        caller.fail(MessageType.CALL, call.request(), error, words);
        endInput(caller, call);
    }

    private static void endInput(Member caller, Message.Call call) {
        if (call.options().progress()) {
            caller.endedCalls.add(call.request());
        }
    }

    /** Takes a call for one of those who offer a procedure. */
    void call(Member caller, Message.Call call, Registration registration, Registration.Callee picked) {
        var options = call.options();
        var callee = picked.member();
        var passthru = options.passthru();
        boolean callerIsFull = isFull(caller, caller.calls);
        if (callerIsFull || isFull(callee, callee.invocations)) {
            (callerIsFull ? caller : callee).limitPassed("calls");
            refuse(caller, call, Uris.TOO_MANY, "As many calls are pending as there may be");
        } else if (options.progress() && !takesProgressiveInput(callee)) {
            refuse(caller, call, Uris.FEATURE_NOT_SUPPORTED, "The callee takes no progressive call invocations");
        } else if (passthru != null
                && passthru.isAnnounced()
                && !callee.has(Role.CALLEE, Feature.PAYLOAD_PASSTHRU_MODE)) {
            refuse(caller, call, Uris.FEATURE_NOT_SUPPORTED, "The callee does not take payloads passed through");
        } else {
            var pending = new PendingCall(
                    caller,
                    call.request(),
                    callee,
                    registration,
                    registration.match() == Match.EXACT ? null : call.procedure(),
                    options.receiveProgress() && sendsProgress(callee),
                    discloses(options.discloseMe() || picked.discloseCaller()),
                    options.timeout(),
                    passthru);
            pending.resultByName = options.resultByName();
            pending.moreInput = options.progress();
            caller.calls.put(pending.request, pending);
            callee.invocations.put(pending.invocation, pending);
            startTimer(pending);
            invoke(pending, call.payload());
        }
    }

    private boolean isFull(Member member, LongMap<PendingCall> calls) {
        return member.isSession() && calls.size() >= realm.limits().calls();
    }

    private boolean discloses(boolean asked) {
        return switch (realm.options().disclosure()) {
            case ALWAYS -> true;
            case ON_REQUEST -> asked;
            case NEVER -> false;
        };
    }

    private static boolean takesProgressiveInput(Member callee) {
        return callee.has(Role.CALLEE, Feature.PROGRESSIVE_CALL_INVOCATIONS) && callee.canBeInterrupted();
    }

    private boolean sendsProgress(Member callee) {
        return callee.has(Role.CALLEE, Feature.PROGRESSIVE_CALL_RESULTS)
                && (callee.canBeInterrupted() || realm.options().progressWithoutCanceling());
    }

    /** Takes more of a call's input, or what comes for a call that ended meanwhile; false if there was no such call. */
    boolean goOn(Member caller, Message.Call call) {
        var pending = caller.calls.get(call.request());
        boolean last = !call.options().progress();
        if (pending == null || !pending.moreInput) {
            return pending == null && caller.endedCalls.covers(call.request(), last);
        }
        pending.moreInput = !last;
        invoke(pending, call.payload());
        return true;
    }

    private void invoke(PendingCall pending, Payload payload) {
        var callee = pending.callee;
        var details = realm.dictionary().begin();
        details.flag(Key.RECEIVE_PROGRESS, pending.receivesProgress)
                .flag(Key.PROGRESS, pending.moreInput)
                .put(Key.PROCEDURE, pending.procedure);
        if (pending.disclosed) {
            var identity = pending.caller.identity();
            details.put(Key.CALLER, pending.caller.id())
                    .put(Key.CALLER_AUTHID, identity.authid())
                    .put(Key.CALLER_AUTHROLE, identity.authrole());
        }
        details.put(Key.TRUST_LEVEL, realm.options().trustLevel(pending.caller.identity()));
        if (pending.timeout > 0 && callee.has(Role.CALLEE, Feature.CALL_TIMEOUT)) {
            details.put(Key.TIMEOUT, pending.timeout);
        }
        details.put(pending.passthru);
        callee.deliver(new Message.Invocation(pending.invocation, pending.registration.id(), details.end(), payload));
    }

    void yielded(Member callee, Message.Yield message) {
        var options = message.options();
        var passthru = options.passthru();
        boolean passes = passthru != null && passthru.isAnnounced();
        if (passes && !callee.has(Role.CALLEE, Feature.PAYLOAD_PASSTHRU_MODE)) {
            callee.violate("A callee announces payload_passthru_mode before it uses it");
            return;
        }
        var pending = callee.invocations.get(message.request());
        if (pending == null) {
            if (!callee.abandoned.covers(message.request(), !options.progress())) {
                callee.violate("There is no invocation " + message.request() + " to be answered");
            }
        } else if (passes && !pending.caller.has(Role.CALLER, Feature.PAYLOAD_PASSTHRU_MODE)) {
            var words = "The caller does not take payloads passed through";
            finish(pending);
            callee.fail(MessageType.YIELD, message.request(), Uris.FEATURE_NOT_SUPPORTED, words);
            pending.caller.fail(MessageType.CALL, pending.request, Uris.FEATURE_NOT_SUPPORTED, words);
        } else if (!options.progress()) {
            finish(pending);
            answer(pending, message);
        } else if (pending.receivesProgress) {
            prolong(pending);
            answer(pending, message);
        }
    }

    private void answer(PendingCall pending, Message.Yield message) {
        var options = message.options();
        JsonSlice details;
        if (options.passthru() == null) {
            details = options.progress() ? PROGRESS : NOTHING;
        } else {
            details = realm.dictionary()
                    .begin()
                    .flag(Key.PROGRESS, options.progress())
                    .put(options.passthru())
                    .end();
        }
        pending.caller.deliver(new Message.Result(pending.request, details, message.payload()));
    }

    void failed(Member callee, Message.Failed message) {
        if (message.requestType() != MessageType.INVOCATION) {
            callee.violate("A client's ERROR is about an INVOCATION, not about " + message.requestType());
            return;
        }
        var pending = callee.invocations.get(message.request());
        if (pending == null) {
            if (!callee.abandoned.covers(message.request(), true)) {
                callee.violate("There is no invocation " + message.request() + " to be answered");
            }
            return;
        }
        finish(pending);
        if (realm.options().uris().allows(message.error())) {
            var passthru = message.details().passthru();
            var details = passthru == null
                    ? ErrorDetails.NONE
                    : new ErrorDetails(realm.dictionary().begin().put(passthru).end(), passthru);
            pending.caller.deliver(
                    new Message.Failed(MessageType.CALL, pending.request, details, message.error(), message.payload()));
        } else {
            pending.caller.fail(
                    MessageType.CALL, pending.request, Uris.INVALID_URI, "The callee has failed with what is no URI");
        }
    }

    /** Takes a call off the tables of both sides. */
    private static void finish(PendingCall pending) {
        pending.caller.calls.remove(pending.request);
        pending.callee.invocations.remove(pending.invocation);
        if (pending.moreInput) {
            pending.caller.endedCalls.add(pending.request);
        }
        var alarm = pending.alarm;
        if (alarm != null) {
            pending.alarm = null;
            alarm.cancel();
        }
    }

    void cancel(Member caller, Message.Cancel message) {
        var pending = caller.calls.get(message.request());
        if (pending == null) {
            // Answered meanwhile.
            return;
        }
        var mode = message.mode() == null ? CancelMode.KILLNOWAIT : message.mode();
        if (mode == CancelMode.KILL && pending.callee.canBeInterrupted()) {
            if (!pending.killed) {
                pending.killed = true;
                interrupt(pending, mode);
            }
        } else {
            abandon(pending, mode, Uris.CANCELED, "The call was cancelled");
        }
    }

    /** Ends a call that the callee has not answered: the caller gets an error, the callee's answer nobody. */
    private void abandon(PendingCall pending, CancelMode mode, String error, String words) {
        finish(pending);
        pending.callee.abandoned.add(pending.invocation);
        pending.caller.fail(MessageType.CALL, pending.request, error, words);
        if (mode == CancelMode.KILLNOWAIT && pending.callee.canBeInterrupted()) {
            interrupt(pending, mode);
        }
    }

    private void interrupt(PendingCall pending, CancelMode mode) {
        var options = realm.dictionary().begin().put(Key.MODE, mode.text()).end();
        pending.callee.deliver(new Message.Interrupt(pending.invocation, mode, options));
    }

    private void startTimer(PendingCall pending) {
        if (pending.timeout > 0) {
            prolong(pending);
            pending.alarm = realm.alarm(Math.min(pending.timeout, LONGEST_ALARM), () -> ring(pending));
        }
    }

    private void prolong(PendingCall pending) {
        if (pending.timeout > 0) {
            pending.deadline = realm.ticks() + pending.timeout;
        }
    }

    private void ring(PendingCall pending) {
        if (pending.caller.calls.get(pending.request) != pending) {
            return;
        }
        long left = pending.deadline - realm.ticks();
        if (left > 0) {
            // Results have come since.
            pending.alarm = realm.alarm(Math.min(left, LONGEST_ALARM), () -> ring(pending));
        } else {
            abandon(pending, CancelMode.KILLNOWAIT, Uris.TIMEOUT, "The call was out of time");
        }
    }

    void leave(Member member) {
        for (var pending : member.calls.values()) {
            abandon(pending, CancelMode.KILLNOWAIT, Uris.CANCELED, "The caller has left");
        }
        for (var pending : member.invocations.values()) {
            finish(pending);
            pending.caller.fail(MessageType.CALL, pending.request, Uris.CANCELED, "The callee has left");
        }
    }
}
