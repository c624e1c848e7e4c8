package dev.callwire.processor.write;

import dev.callwire.processor.model.Contract;
import dev.callwire.processor.model.EventsModel;
import dev.callwire.processor.model.ServiceModel;
import dev.callwire.schema.Fingerprints;
import dev.callwire.schema.ServiceSchema;
import java.util.ArrayList;
import java.util.List;

/** Writes what belongs to an interface. */
public final class ServiceWriter {
    private ServiceWriter() {}

    /**
     * The client, the dispatcher and the binding of a service; the publisher, the subscriber and the binding of events; and
     * the codecs of what they pass.
     *
     * @param schema the interface's
     */
    public static List<SourceFile> sources(Contract contract, ServiceSchema schema) {
        long fingerprint = Fingerprints.of(schema);
        return contract instanceof EventsModel events
                ? sources(events, fingerprint)
                : sources((ServiceModel) contract, fingerprint);
    }

    private static List<SourceFile> sources(ServiceModel service, long fingerprint) {
        var codecs = new CodecNames(service);
        var names = BindingNames.of(service, codecs);
        return withCodecs(
                service,
                codecs,
                new ClientWriter(service, names).write(),
                new DispatcherWriter(service, names).write(),
                new BindingWriter(service, names, fingerprint).write());
    }

    private static List<SourceFile> sources(EventsModel events, long fingerprint) {
        var codecs = new CodecNames(events);
        var names = BindingNames.of(events, codecs);
        return withCodecs(
                events,
                codecs,
                new PublisherWriter(events, names).write(),
                new SubscriberWriter(events, names).write(),
                new EventBindingWriter(events, names, fingerprint).write());
    }

    private static List<SourceFile> withCodecs(Contract contract, CodecNames codecs, SourceFile... others) {
        var files = new ArrayList<>(List.of(others));
        if (!codecs.isEmpty()) {
            files.add(new CodecsWriter(contract, codecs).write());
        }
        return files;
    }

    /** The schema of an interface. */
    public static ServiceSchema schema(Contract contract) {
        return contract instanceof EventsModel events
                ? SchemaWriter.write(events)
                : SchemaWriter.write((ServiceModel) contract);
    }
}
