package dev.callwire.wamp.router;

import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.Uris;
import java.util.UUID;

/** Lets everybody in who does not insist on another method. */
final class AnonymousAuthenticator implements Authenticator {
    private static final String METHOD = "anonymous";

    @Override
    public void decide(Message.Hello hello, Admission admission) {
        var methods = hello.authmethods();
        if (methods.isEmpty() || methods.contains(METHOD)) {
            admission.accept(new Identity(UUID.randomUUID().toString(), METHOD, METHOD, "static"));
        } else {
            admission.refuse(Uris.NO_MATCHING_AUTH_METHOD, "This realm takes anonymous sessions only");
        }
    }
}
