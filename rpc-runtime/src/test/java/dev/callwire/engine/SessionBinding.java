package dev.callwire.engine;

import dev.callwire.stub.Caller;
import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.ServiceBinding;
import java.util.concurrent.CompletableFuture;

/** As it would be generated. */
public final class SessionBinding implements ServiceBinding<Session> {
    static final SessionBinding INSTANCE = new SessionBinding();
    static final MethodDescriptor<String> ASK = MethodDescriptor.call("ask", JsonType.STRING)
            .param("question", JsonType.STRING)
            .byPosition()
            .build();

    @Override
    public Class<Session> service() {
        return Session.class;
    }

    @Override
    public Session client(Caller caller) {
        return new Session() {
            @Override
            public CompletableFuture<String> ask(String question) {
                return caller.callAsync(ASK, out -> out.put(question));
            }

            @Override
            public void close() {
                caller.release();
            }
        };
    }

    @Override
    public Dispatcher dispatcher(Session implementation) {
        return table -> table.asyncCall(ASK, params -> implementation.ask(params.getString(0)));
    }
}
