package dev.callwire.maven.typescript;

import dev.callwire.schema.NamedType;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.TypeSchema.RemoteType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A client of some services in TypeScript: ES modules without dependencies.
 *
 * @param files the text of each file by its name
 * @param warnings what could not be said as it should be
 */
public record TypeScriptClient(SortedMap<String, String> files, List<String> warnings) {
    private static final String RUNTIME = "callwire.ts";

    private static final List<String> EXPORTED_VALUES =
            List.of("Connection", "ConnectionLostError", "DeadlineExceededError", "GapError", "RpcError", "connect");

    private static final List<String> EXPORTED_TYPES = List.of(
            "CallContext",
            "CallOptions",
            "ConnectOptions",
            "ConnectionState",
            "EventOptions",
            "Gap",
            "ListenOptions",
            "Off",
            "Peer",
            "Service",
            "StreamOptions",
            "WebSocketLike");

    public TypeScriptClient {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        warnings = List.copyOf(warnings);
    }

    /** The client of services, events and callbacks, in the order of their interfaces' names. */
    public static TypeScriptClient of(List<ServiceSchema> services) {
        var names = new ClientNames(services);
        var errors = new ErrorsWriter(names);
        SortedMap<String, String> files = new TreeMap<>();
        List<String> modules = new ArrayList<>();
        for (Interface of : names.interfaces()) {
            if (of.isEvents()) {
                put(new EventsWriter(of, names).write(), of.module(), files, modules);
            } else if (!of.service().callback() || of.lifetime() != null) {
                put(new ServiceWriter(of, names, errors).write(), of.module(), files, modules);
            }
        }
        put(new TypesWriter(names, services).write(), TypesWriter.MODULE, files, modules);
        put(errors.file(), ErrorsWriter.MODULE, files, modules);
        files.put("index.ts", index(modules));
        files.put(
                RUNTIME,
                SourceFile.MARK + ", to be imported by what stands beside it; changes will be lost.\n\n" + runtime());
        return new TypeScriptClient(files, warnings(services, names));
    }

    private static void put(SourceFile file, String module, SortedMap<String, String> files, List<String> modules) {
        if (!file.isEmpty()) {
            files.put(module + ".ts", file.text());
            modules.add(module);
        }
    }

    private static String index(List<String> modules) {
        var file = new SourceFile("index", "all services");
        file.list("", "export type {", EXPORTED_TYPES, "} from './callwire.js';");
        file.list("", "export {", EXPORTED_VALUES, "} from './callwire.js';");
        modules.stream().sorted().forEach(module -> file.line("export * from './" + module + ".js';"));
        return file.text();
    }

    private static List<String> warnings(List<ServiceSchema> services, ClientNames names) {
        List<String> warnings = new ArrayList<>();
        for (ServiceSchema service : services) {
            for (NamedType type : service.types()) {
                if (type.schema() instanceof RemoteType remote && names.ofRemote(remote) == null) {
                    warnings.add("Objects of " + remote.interfaceName() + ", which " + service.interfaceName()
                            + " passes by reference, are 'unknown' in TypeScript: its schema is not there."
                            + " Set includeDependencies to true if it is in a dependency.");
                }
            }
        }
        return warnings;
    }

    private static String runtime() {
        try (var in = TypeScriptClient.class.getResourceAsStream(RUNTIME)) {
            if (in == null) {
                throw new IllegalStateException("The plugin's archive has no " + RUNTIME);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
