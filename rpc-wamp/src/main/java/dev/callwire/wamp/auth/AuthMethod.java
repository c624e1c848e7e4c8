package dev.callwire.wamp.auth;

import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.router.Admission;
import org.jspecify.annotations.Nullable;

/**
 * One way to prove who one is. Thread-safe.
 *
 * <p>Those that there are answer alike to users who exist and to users who do not, until the proof is there.
 */
public interface AuthMethod {
    /** Its name on the wire. */
    String name();

    /** What a HELLO lacks for it, in words, or {@code null} if nothing. */
    @Nullable
    String lacks(Message.Hello hello);

    /** Begins with a client whose HELLO lacks nothing. The message is valid while this runs. */
    void begin(Message.Hello hello, Admission admission);

    /** Everybody comes in without a proof, with the role {@code anonymous}. */
    static AuthMethod anonymous() {
        return new AnonymousMethod();
    }

    /** The client shows a ticket (Advanced Profile, "Ticket-based Authentication"). Use it over TLS alone. */
    static AuthMethod ticket(Principals principals) {
        return new TicketMethod(principals);
    }

    /** The client signs a challenge with a secret that both have ("Challenge Response Authentication"). */
    static AuthMethod wampCra(Principals principals, Decoys decoys) {
        return new CraMethod(principals, decoys);
    }

    /** The client proves that it has a password, and the router that it knew it ("Salted Challenge Response Authentication"). */
    static AuthMethod wampScram(Principals principals, Decoys decoys) {
        return new ScramMethod(principals, decoys);
    }

    /** The client signs a challenge with its private key ("Cryptosign-based Authentication"). */
    static AuthMethod cryptosign(Principals principals) {
        return new CryptosignMethod(principals, null);
    }

    /** The same, and the router signs what a client asks it to sign ("Router Authentication"). */
    static AuthMethod cryptosign(Principals principals, SigningKey router) {
        return new CryptosignMethod(principals, router);
    }
}
