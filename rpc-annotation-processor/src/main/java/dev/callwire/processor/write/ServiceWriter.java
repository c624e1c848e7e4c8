package dev.callwire.processor.write;

import dev.callwire.processor.model.Contract;
import dev.callwire.processor.model.EventsModel;
import dev.callwire.processor.model.ServiceModel;
import dev.callwire.schema.ServiceSchema;
import java.util.List;

/** Writes what belongs to an interface. */
public final class ServiceWriter {
    private ServiceWriter() {}

    /** The client, the dispatcher and the binding of a service; the publisher, the subscriber and the binding of events. */
    public static List<SourceFile> sources(Contract contract) {
        return contract instanceof EventsModel events ? sources(events) : sources((ServiceModel) contract);
    }

    private static List<SourceFile> sources(ServiceModel service) {
        var names = BindingNames.of(service);
        return List.of(
                new ClientWriter(service, names).write(),
                new DispatcherWriter(service, names).write(),
                new BindingWriter(service, names).write());
    }

    private static List<SourceFile> sources(EventsModel events) {
        var names = BindingNames.of(events);
        return List.of(
                new PublisherWriter(events, names).write(),
                new SubscriberWriter(events, names).write(),
                new EventBindingWriter(events, names).write());
    }

    /** The schema of an interface. */
    public static ServiceSchema schema(Contract contract) {
        return contract instanceof EventsModel events
                ? SchemaWriter.write(events)
                : SchemaWriter.write((ServiceModel) contract);
    }
}
