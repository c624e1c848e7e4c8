package dev.callwire.engine;

import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.RawJson;
import dev.callwire.stub.Arguments;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Asks a peer what it has of a contract. It is nobody's call, so its answer goes where it takes no worker: others wait for it there. */
final class ContractQuestion extends PendingCall<RawJson> {
    private final BiConsumer<@Nullable RawJson, @Nullable Throwable> answered;

    /** @param answered is given the answer or why there is none, by the connection's own thread */
    ContractQuestion(
            Arguments arguments,
            PeerCaller caller,
            long deadline,
            BiConsumer<@Nullable RawJson, @Nullable Throwable> answered) {
        super(Contracts.QUESTION, arguments, caller, deadline);
        this.answered = answered;
    }

    @Override
    void succeed(JsonSlice json, JsonReader reader) {
        try {
            answered.accept(Outcome.result(this, json, reader), null);
        } catch (RuntimeException e) { // it is no JSON
            answered.accept(null, e);
        }
    }

    @Override
    void fail(Outcome outcome) {
        answered.accept(null, outcome.toException(method, caller.settings()));
    }
}
