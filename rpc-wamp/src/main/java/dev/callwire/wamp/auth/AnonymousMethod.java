package dev.callwire.wamp.auth;

import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.router.Admission;
import dev.callwire.wamp.router.Authenticator;
import org.jspecify.annotations.Nullable;

/** Everybody comes in. */
final class AnonymousMethod implements AuthMethod {
    static final String NAME = "anonymous";

    private final Authenticator authenticator = Authenticator.anonymous();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public @Nullable String lacks(Message.Hello hello) {
        return null;
    }

    @Override
    public void begin(Message.Hello hello, Admission admission) {
        authenticator.decide(hello, admission);
    }
}
