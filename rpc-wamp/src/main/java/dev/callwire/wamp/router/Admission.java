package dev.callwire.wamp.router;

import dev.callwire.json.JsonSlice;
import dev.callwire.wamp.message.Message;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The decision on one client that asks to join a realm. It is made once, at once or later, on any thread. */
public interface Admission {
    /** The id that the session has if it is accepted. */
    long session();

    /**
     * What binds the secure channel below to both its ends, or {@code null} if nothing of this type is known of it.
     *
     * @param type as registered, such as {@code tls-exporter}
     */
    default byte @Nullable [] channelBinding(String type) {
        return null;
    }

    /** Lets the client in. */
    void accept(Identity identity);

    /**
     * Has the client prove who it is; it is decided on what it answers.
     *
     * @param extra a dictionary
     */
    void challenge(String method, JsonSlice extra, Consumer<Message.Authenticate> answer);

    /** Turns the client away with a reason, a URI, and words that it gets to read. */
    void refuse(String reason, String words);
}
