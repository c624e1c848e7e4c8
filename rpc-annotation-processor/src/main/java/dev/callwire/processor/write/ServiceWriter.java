package dev.callwire.processor.write;

import dev.callwire.processor.model.ServiceModel;
import dev.callwire.schema.ServiceSchema;
import java.util.List;

/** Writes what belongs to a service. */
public final class ServiceWriter {
    private ServiceWriter() {}

    /** The client, the dispatcher and the binding of a service. */
    public static List<SourceFile> sources(ServiceModel service) {
        var names = new BindingNames(service);
        return List.of(
                new ClientWriter(service, names).write(),
                new DispatcherWriter(service, names).write(),
                new BindingWriter(service, names).write());
    }

    /** The schema of a service. */
    public static ServiceSchema schema(ServiceModel service) {
        return SchemaWriter.write(service);
    }
}
