package dev.callwire.it.documents;

import dev.callwire.it.ChildProcess;
import dev.callwire.schema.AsyncApiDocument;
import dev.callwire.schema.DocumentInfo;
import dev.callwire.schema.JsonSchemaFiles;
import dev.callwire.schema.OpenRpcDocument;
import dev.callwire.schema.OpenRpcVersion;
import dev.callwire.schema.SchemaJson;
import dev.callwire.schema.ServiceSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder with the documents of some services, in all formats. */
final class ExportedDocuments {
    private static final DocumentInfo INFO =
            new DocumentInfo("Documents", "1.0", List.of(DocumentInfo.server("wss://shop.example.com:8443/rpc")));

    private final Path folder;

    private ExportedDocuments(Path folder) {
        this.folder = folder;
    }

    static ExportedDocuments of(String name, List<ServiceSchema> services) throws IOException {
        Path folder = ChildProcess.MODULE.resolve("target/documents").resolve(name);
        Path types = Files.createDirectories(folder.resolve("json-schema"));
        try (Stream<Path> old = Files.list(types)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        for (OpenRpcVersion version : OpenRpcVersion.values()) {
            Files.writeString(
                    folder.resolve("openrpc-" + version.text() + ".json"),
                    OpenRpcDocument.of(services, INFO, version).toPrettyJson());
        }
        Files.writeString(
                folder.resolve("asyncapi.json"),
                AsyncApiDocument.of(services, INFO).toPrettyJson());
        for (var file : JsonSchemaFiles.of(services, "").toPrettyJson().entrySet()) {
            Files.writeString(types.resolve(file.getKey()), file.getValue());
        }
        return new ExportedDocuments(folder);
    }

    static ExportedDocuments of(String name, Class<?>... interfaces) throws IOException {
        return of(name, Stream.of(interfaces).map(ExportedDocuments::schema).toList());
    }

    /** What the processor has read of an interface. */
    static ServiceSchema schema(Class<?> type) {
        String resource = ServiceSchema.resourceName(type.getName());
        try (var in = type.getClassLoader().getResourceAsStream(resource)) {
            return SchemaJson.read(in.readAllBytes(), resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }
}
