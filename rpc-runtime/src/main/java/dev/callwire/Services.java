package dev.callwire;

import dev.callwire.call.TopicOptions;
import dev.callwire.engine.Bindings;
import dev.callwire.engine.ContractHeader;
import dev.callwire.engine.MethodRegistry;
import dev.callwire.engine.Topics;
import dev.callwire.stub.ServiceBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The services that one end offers, as they are given to its builder. */
final class Services {
    private final MethodRegistry registry = new MethodRegistry();
    private final List<Class<?>> types = new ArrayList<>();
    private final List<Long> fingerprints = new ArrayList<>();

    <T> void add(Class<T> service, T implementation) {
        add(Bindings.of(service), implementation);
    }

    <T> void add(ServiceBinding<T> binding, T implementation) {
        registry.serve(binding, implementation);
        types.add(binding.service());
        fingerprints.add(binding.fingerprint());
    }

    void offer(Class<?> events, TopicOptions options) {
        var binding = Bindings.ofEvents(events);
        topics().offer(binding, options);
        types.add(events);
        fingerprints.add(binding.fingerprint());
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

    /** The header that tells peers what is offered here; none where that is nothing. */
    Map<String, String> contractHeader() {
        var value = ContractHeader.of(fingerprints);
        return value.isEmpty() ? Map.of() : Map.of(ContractHeader.NAME, value);
    }
}
