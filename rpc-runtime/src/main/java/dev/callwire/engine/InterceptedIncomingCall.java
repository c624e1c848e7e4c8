package dev.callwire.engine;

import dev.callwire.call.InterceptedCall;
import dev.callwire.call.Metadata;
import dev.callwire.call.RpcPeer;
import java.time.Duration;

/** A call of the peer's with interceptors around. */
record InterceptedIncomingCall(IncomingCall call) implements InterceptedCall {
    @Override
    public Side side() {
        return Side.CALLEE;
    }

    @Override
    public String method() {
        return call.method();
    }

    @Override
    public Class<?> service() {
        return call.service();
    }

    @Override
    public boolean isNotification() {
        return call.isNotification();
    }

    @Override
    public boolean isIdempotent() {
        return call.served().descriptor().isIdempotent();
    }

    @Override
    public RpcPeer peer() {
        return call.peer();
    }

    @Override
    public Duration timeLeft() {
        return call.timeLeft();
    }

    @Override
    public int attempt() {
        return call.attempt();
    }

    @Override
    public Metadata metadata() {
        return call.metadata();
    }

    @Override
    public void metadata(Metadata changed) {
        call.metadata(changed);
    }
}
