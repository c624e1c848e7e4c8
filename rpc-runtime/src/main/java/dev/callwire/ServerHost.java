package dev.callwire;

import dev.callwire.call.Limits;
import dev.callwire.engine.MethodRegistry;
import dev.callwire.engine.Settings;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.ForeignMethods;
import dev.callwire.protocol.Host;
import dev.callwire.protocol.Served;
import dev.callwire.protocol.SharedTopic;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** A server, as its protocols see it. */
final class ServerHost implements Host {
    private final Settings settings;
    private final MethodRegistry registry;

    ServerHost(Settings settings, MethodRegistry registry) {
        this.settings = settings;
        this.registry = registry;
    }

    @Override
    public Served served() {
        return registry;
    }

    @Override
    public Limits limits() {
        return settings.limits();
    }

    @Override
    public Executor workers() {
        return settings::execute;
    }

    @Override
    public void limitPassed(String limit) {
        settings.limitCounts().passed(limit);
    }

    @Override
    public SharedTopic share(String topic, Consumer<JsonSlice> listener) {
        return registry.topics().share(topic, listener);
    }

    @Override
    public void serve(ForeignMethods methods) {
        registry.serve(methods);
    }
}
