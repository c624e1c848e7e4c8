package dev.callwire;

import dev.callwire.json.RawJson;
import dev.callwire.schema.OpenRpcDocument;
import dev.callwire.schema.SchemaJson;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.MethodTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers {@code rpc.discover} with the OpenRPC document of the services. */
final class Discovery {
    private static final MethodDescriptor<RawJson> DISCOVER =
            MethodDescriptor.call("rpc.discover", JsonType.of(RawJson.class)).build();

    private final List<Class<?>> services;
    private final String title;
    private final String version;
    private @Nullable RawJson document;

    Discovery(List<Class<?>> services, String title, String version) {
        this.services = List.copyOf(services);
        this.title = title;
        this.version = version;
    }

    void addTo(MethodTable table) {
        table.call(DISCOVER, params -> document());
    }

    /** Made when it is first asked for: most servers never are. */
    private synchronized RawJson document() {
        var made = document;
        if (made == null) {
            var schemas = new ArrayList<ServiceSchema>();
            services.forEach(service -> addSchema(service, schemas));
            made = new RawJson(OpenRpcDocument.of(schemas, title, version).toJson());
            document = made;
        }
        return made;
    }

    private static void addSchema(Class<?> service, List<ServiceSchema> schemas) {
        var name = ServiceSchema.resourceName(service.getName());
        try (var in = service.getResourceAsStream("/" + name)) {
            if (in != null) {
                schemas.add(SchemaJson.read(in.readAllBytes(), name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The schema " + name + " could not be read", e);
        }
    }
}
