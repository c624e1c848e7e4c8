package dev.callwire.wamp.server;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.RawJson;
import dev.callwire.protocol.ForeignMethods;
import dev.callwire.protocol.Host;
import dev.callwire.wamp.mapping.Payloads;
import dev.callwire.wamp.message.CallOptions;
import dev.callwire.wamp.message.Payload;
import dev.callwire.wamp.router.LocalMember;
import dev.callwire.wamp.router.Realm;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The procedures of a realm that its clients offer, as methods that clients of all protocols call. Thread-safe. */
final class Bridge implements ForeignMethods {
    private static final JsonSlice NO_OPTIONS = JsonSlice.of("{}");

    private final Realm realm;
    private final LocalMember member;
    private final Host host;

    /** @param member calls for whoever calls */
    Bridge(Realm realm, LocalMember member, Host host) {
        this.realm = realm;
        this.member = member;
        this.host = host;
    }

    @Override
    public boolean has(String method) {
        return realm.isOfferedByClients(method);
    }

    @Override
    public CompletionStage<RawJson> call(String method, @Nullable RawJson params, Duration timeout) {
        var call = new BridgedCall();
        call.begins(
                member, member.call(method, options(false, Math.max(1, timeout.toMillis())), payload(params), call));
        return call.result();
    }

    @Override
    public Flow.Publisher<RawJson> stream(String method, @Nullable RawJson params, Duration timeout) {
        return subscriber -> {
            var call = new BridgedStream(host);
            call.subscribe(subscriber);
            call.begins(member, member.call(method, options(true, 0), payload(params), call));
        };
    }

    /**
     * Tells the callee how long it may take. The engine keeps the time of whoever calls, too, and cancels; a stream lasts for as
     * long as it is wanted.
     */
    private static CallOptions options(boolean receivesProgress, long timeoutMillis) {
        return new CallOptions(NO_OPTIONS, receivesProgress, false, false, timeoutMillis, null);
    }

    private static Payload payload(@Nullable RawJson params) {
        return params == null ? Payload.NONE : Payloads.ofParams(JsonSlice.of(params.json()));
    }
}
