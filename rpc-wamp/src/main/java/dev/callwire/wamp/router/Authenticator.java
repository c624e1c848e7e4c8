package dev.callwire.wamp.router;

import dev.callwire.wamp.message.Message;

/** Decides who may join a realm, and as whom. */
public interface Authenticator {
    /** Decides on a client. The message is valid while this runs. */
    void decide(Message.Hello hello, Admission admission);

    /** Lets everybody in without a proof, with the role {@code anonymous} and an id of chance. */
    static Authenticator anonymous() {
        return new AnonymousAuthenticator();
    }
}
