package dev.callwire.processor.loop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.json.References;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.ServiceBinding;
import java.util.List;

/** The objects that a method may pass by reference, each behind a loop of its own. */
record LoopReferences(MethodDescriptor<?> method, List<Loop> objects) implements References {
    @Override
    public void write(Class<?> type, Object object, JsonWriter out) {
        var loop = new Loop();
        serve(binding(type), object, loop);
        objects.add(loop);
        out.raw(("{\"handle\":" + objects.size() + "}").getBytes(UTF_8));
    }

    private static <T> void serve(ServiceBinding<T> binding, Object object, Loop loop) {
        binding.dispatcher(binding.service().cast(object)).addTo(loop);
    }

    @Override
    public Object read(Class<?> type, JsonSlice json) {
        var handle = Integer.parseInt(json.toString().replaceAll("\\D", ""));
        return binding(type).client(objects.get(handle - 1));
    }

    private ServiceBinding<?> binding(Class<?> type) {
        return requireNonNull(method.reference(type));
    }
}
