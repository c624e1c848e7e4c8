package dev.callwire.engine;

import dev.callwire.stub.Caller;
import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.ServiceBinding;

/** As it would be generated. */
public final class WatcherBinding implements ServiceBinding<Watcher> {
    static final WatcherBinding INSTANCE = new WatcherBinding();
    static final MethodDescriptor<String> SEEN = MethodDescriptor.call("seen", JsonType.STRING)
            .param("n", JsonType.INT)
            .byPosition()
            .build();

    @Override
    public Class<Watcher> service() {
        return Watcher.class;
    }

    @Override
    public Watcher client(Caller caller) {
        return n -> caller.call(SEEN, out -> out.put(n));
    }

    @Override
    public Dispatcher dispatcher(Watcher implementation) {
        return table -> table.call(SEEN, params -> implementation.seen(params.getInt(0)));
    }
}
