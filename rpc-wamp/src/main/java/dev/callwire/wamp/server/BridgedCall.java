package dev.callwire.wamp.server;

import dev.callwire.json.RawJson;
import dev.callwire.wamp.mapping.Payloads;
import dev.callwire.wamp.message.CancelMode;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.router.LocalCaller;
import dev.callwire.wamp.router.LocalMember;
import java.util.concurrent.CompletableFuture;

/** A call by another protocol's client. */
final class BridgedCall implements LocalCaller {
    private final CompletableFuture<RawJson> result = new CompletableFuture<>();

    /** The call is made, and is cancelled when its result is. */
    void begins(LocalMember member, long request) {
        result.whenComplete((value, failure) -> {
            if (result.isCancelled()) {
                member.cancel(request, CancelMode.KILLNOWAIT);
            }
        });
    }

    CompletableFuture<RawJson> result() {
        return result;
    }

    @Override
    public void onResult(Message.Result message, boolean isLast) {
        if (isLast) {
            var value = Payloads.toResult(message.payload());
            result.complete(value.isEmpty() ? RawJson.NULL : new RawJson(value.toString()));
        }
    }

    @Override
    public void onFailure(Message.Failed failure) {
        result.completeExceptionally(BridgedFailure.of(failure));
    }
}
