package dev.callwire.maven;

import dev.callwire.maven.folder.GeneratedFolder;
import dev.callwire.maven.folder.GeneratedFolder.ForeignFileException;
import dev.callwire.schema.AsyncApiDocument;
import dev.callwire.schema.DocumentInfo;
import dev.callwire.schema.JsonSchemaFiles;
import dev.callwire.schema.OpenRpcDocument;
import dev.callwire.schema.OpenRpcVersion;
import dev.callwire.schema.ServiceSchema;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/**
 * Turns schemas into documents of the chosen formats.
 *
 * @param schemaBase what the {@code $id} of a type's schema begins with, as {@link #base} reads it
 */
record SchemaExport(
        Set<SchemaFormat> formats,
        DocumentInfo info,
        OpenRpcVersion openRpcVersion,
        String schemaBase,
        boolean pretty) {

    private static final String ASYNCAPI_FILE = "asyncapi.json";
    private static final String JSON_SCHEMA_FOLDER = "json-schema";

    /** What was exported, and whether something had to be written for it. */
    record Outcome(Path place, String contents, boolean written) {

        String message() {
            return (written ? "Wrote " : "Unchanged: ") + place + " (" + contents + ")";
        }
    }

    /** A text, and what is in it. */
    private record Made(String text, String contents) {}

    /**
     * Reads the URI that {@code $id} begins with.
     *
     * @throws IllegalArgumentException if it is none
     */
    static String base(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return "";
        }
        URI base;
        try {
            base = new URI(text.strip());
        } catch (URISyntaxException e) {
            throw noBase(text, e);
        }
        if (!base.isAbsolute() || base.isOpaque() || base.getRawQuery() != null || base.getRawFragment() != null) {
            throw noBase(text, null);
        }
        return base.toString().endsWith("/") ? base.toString() : base + "/";
    }

    private static IllegalArgumentException noBase(String text, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "The base of JSON Schemas must be a URI with a path and no query or fragment, such as"
                        + " https://shop.example.com/schemas/. Found: '" + text + "'.",
                cause);
    }

    /**
     * Writes what has changed.
     *
     * @param file the document of OpenRPC
     * @param folder where the others are put
     */
    List<Outcome> run(SchemaSources sources, Path file, Path folder)
            throws MojoExecutionException, MojoFailureException {
        Path asyncApi = folder.resolve(ASYNCAPI_FILE);
        if (formats.containsAll(Set.of(SchemaFormat.OPENRPC, SchemaFormat.ASYNCAPI))
                && file.normalize().equals(asyncApi.normalize())) {
            throw new MojoFailureException("Documents must have a file each. Found " + file
                    + " for both OpenRPC and AsyncAPI. Set another outputFile.");
        }
        List<ServiceSchema> services = sources.read();
        List<Outcome> outcomes = new ArrayList<>();
        for (SchemaFormat format : formats) {
            outcomes.add(
                    switch (format) {
                        case OPENRPC -> document(file, () -> openRpc(services));
                        case ASYNCAPI -> document(asyncApi, () -> asyncApi(services));
                        case JSON_SCHEMA -> types(folder.resolve(JSON_SCHEMA_FOLDER), services);
                    });
        }
        return outcomes;
    }

    private Made openRpc(List<ServiceSchema> found) {
        var document = OpenRpcDocument.of(found, info, openRpcVersion);
        // A callback is in the document for the sake of the services that take it.
        List<ServiceSchema> services =
                found.stream().filter(service -> !service.callback()).toList();
        long methods =
                services.stream().mapToLong(service -> service.methods().size()).sum();
        long events =
                services.stream().mapToLong(service -> service.events().size()).sum();
        long sets =
                services.stream().filter(service -> !service.events().isEmpty()).count();
        return new Made(
                pretty ? document.toPrettyJson() : document.toJson(),
                counted(services.size() - sets, "service") + ", " + counted(methods, "method")
                        + (events == 0 ? "" : ", " + counted(events, "event")));
    }

    private Made asyncApi(List<ServiceSchema> services) {
        var document = AsyncApiDocument.of(services, info);
        return new Made(pretty ? document.toPrettyJson() : document.toJson(), counted(document.channels(), "channel"));
    }

    private static Outcome document(Path file, Supplier<Made> maker)
            throws MojoExecutionException, MojoFailureException {
        try {
            Made made = maker.get();
            return new Outcome(file, made.contents(), new OutputFile(file).update(made.text()));
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw cannotBeWritten(file, e);
        }
    }

    private Outcome types(Path folder, List<ServiceSchema> services)
            throws MojoExecutionException, MojoFailureException {
        var schemas = JsonSchemaFiles.of(services, schemaBase);
        SortedMap<String, String> files = pretty ? schemas.toPrettyJson() : schemas.toJson();
        var target = new GeneratedFolder(
                folder, List.of(JsonSchemaFiles.SUFFIX), text -> text.contains(JsonSchemaFiles.COMMENT));
        try {
            return new Outcome(folder, counted(files.size(), "type"), target.update(files) > 0);
        } catch (ForeignFileException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw cannotBeWritten(folder, e);
        }
    }

    private static MojoExecutionException cannotBeWritten(Path place, IOException e) {
        return new MojoExecutionException(
                "The schema cannot be written to " + place + ": " + FoundSchemas.reason(e), e);
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
