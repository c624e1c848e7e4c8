package dev.callwire;

import dev.callwire.call.TopicOptions;
import dev.callwire.engine.Bindings;
import dev.callwire.engine.MethodRegistry;
import dev.callwire.engine.Topics;
import dev.callwire.stub.ServiceBinding;
import java.util.ArrayList;
import java.util.List;

/** The services that one end offers, as they are given to its builder. */
final class Services {
    private final MethodRegistry registry = new MethodRegistry();
    private final List<Class<?>> types = new ArrayList<>();

    <T> void add(Class<T> service, T implementation) {
        add(Bindings.of(service), implementation);
    }

    <T> void add(ServiceBinding<T> binding, T implementation) {
        registry.serve(binding, implementation);
        types.add(binding.service());
    }

    void offer(Class<?> events, TopicOptions options) {
        topics().offer(Bindings.ofEvents(events), options);
        types.add(events);
    }

    Topics topics() {
        return registry.topics();
    }

    MethodRegistry registry() {
        return registry;
    }

    List<Class<?>> types() {
        return types;
    }
}
