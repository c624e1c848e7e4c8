package dev.callwire;

import dev.callwire.json.RawJson;
import dev.callwire.schema.OpenRpcDocument;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.MethodTable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
            var schemas = new LinkedHashMap<String, ServiceSchema>();
            services.forEach(service -> addSchema(service.getName(), service.getClassLoader(), schemas));
            made = new RawJson(OpenRpcDocument.of(offered(schemas.values()), title, version)
                    .toJson());
            document = made;
        }
        return made;
    }

    /** What an interface that is passed by reference is for others is not what this end offers. */
    private List<ServiceSchema> offered(Collection<ServiceSchema> schemas) {
        var own = services.stream().map(Class::getName).collect(Collectors.toSet());
        return schemas.stream()
                .map(schema -> own.contains(schema.interfaceName()) ? schema : schema.asCallback())
                .toList();
    }

    /** Adds the schema of a service, and those of the interfaces whose objects it passes by reference. */
    private static void addSchema(String service, ClassLoader loader, Map<String, ServiceSchema> schemas) {
        var schema = schemas.containsKey(service) ? null : OwnSchemas.of(service, loader);
        if (schema != null) {
            schemas.put(service, schema);
            schema.remoteInterfaces().forEach(each -> addSchema(each, loader, schemas));
        }
    }
}
