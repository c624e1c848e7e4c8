package dev.callwire.wamp.client;

import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.wamp.message.DictionaryWriter;
import dev.callwire.wamp.message.InvocationPolicy;
import dev.callwire.wamp.message.Key;
import dev.callwire.wamp.message.Match;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.MessageType;
import dev.callwire.wamp.message.MessageWriter;
import dev.callwire.wamp.message.RegisterOptions;
import java.util.Collection;
import java.util.List;

/** Has the router know what this end serves, and says when it does. On the connection's own thread. */
final class Registrations {
    private final ClientSession session;
    private final List<Procedure> procedures;
    private int awaited;

    Registrations(ClientSession session, Collection<MethodDescriptor<?>> methods) {
        this.session = session;
        procedures = methods.stream().map(Procedure::new).toList();
    }

    /** Registers all at once. */
    void begin(MessageHandler handler) {
        awaited = procedures.size();
        if (awaited == 0) {
            handler.onReady();
            return;
        }
        var options = options(session.options().invoke());
        var writer = new MessageWriter(Integer.MAX_VALUE);
        synchronized (session) {
            for (var procedure : procedures) {
                var register = new Message.Register(session.requests().next(), options, procedure.uri());
                session.requests().sent(new Request(MessageType.REGISTER, 0, procedure));
                var frame = writer.write(register);
                var view = new JsonSlice();
                view.set(frame.array(), 0, frame.length());
                handler.onReply(view);
            }
        }
    }

    private static RegisterOptions options(InvocationPolicy invoke) {
        if (invoke == InvocationPolicy.SINGLE) {
            return RegisterOptions.NONE;
        }
        var json = new DictionaryWriter()
                .begin()
                .put(Key.INVOKE, invoke.text())
                .end()
                .copy();
        return new RegisterOptions(json, Match.EXACT, invoke, false);
    }

    /** One is registered. */
    void registered(MessageHandler handler) {
        awaited--;
        if (awaited == 0) {
            handler.onReady();
        }
    }
}
