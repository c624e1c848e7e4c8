package dev.callwire.wamp.router;

import dev.callwire.json.JsonSlice;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.Uris;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What goes on between a client's HELLO and its WELCOME. Used under its session's lock alone. */
final class Handshake {
    private final RouterSession session;
    private boolean begun;
    private @Nullable Consumer<Message.Authenticate> onAnswer;

    Handshake(RouterSession session) {
        this.session = session;
    }

    void receive(Message message) {
        var awaited = onAnswer;
        if (message instanceof Message.Hello hello && !begun) {
            begun = true;
            begin(hello);
        } else if (message instanceof Message.Authenticate authenticate && awaited != null) {
            onAnswer = null;
            awaited.accept(authenticate);
        } else if (message instanceof Message.Abort) {
            session.giveUp();
        } else {
            session.refuse(
                    Uris.PROTOCOL_VIOLATION, "Received " + message.type() + " before the session was established");
        }
    }

    private void begin(Message.Hello hello) {
        var realm = session.find(hello);
        if (realm != null) {
            session.authenticator().decide(hello, new Decision(session, this, realm, hello));
        }
    }

    private void challenge(String method, JsonSlice extra, Consumer<Message.Authenticate> answer) {
        onAnswer = answer;
        session.send(new Message.Challenge(method, extra));
    }

    /** The decision on the client of a session. */
    private record Decision(RouterSession client, Handshake handshake, Realm realm, Message.Hello hello, long session)
            implements Admission {
        Decision(RouterSession client, Handshake handshake, Realm realm, Message.Hello hello) {
            this(client, handshake, realm, hello, new RandomIds().secret());
        }

        @Override
        public void accept(Identity identity) {
            client.join(realm, session, identity, hello);
        }

        @Override
        public void challenge(String method, JsonSlice extra, Consumer<Message.Authenticate> answer) {
            client.challenge(() -> handshake.challenge(method, extra, answer));
        }

        @Override
        public void refuse(String reason, String words) {
            client.refuse(reason, words);
        }
    }
}
