package dev.callwire.maven;

import dev.callwire.schema.DocumentInfo;
import dev.callwire.schema.OpenRpcVersion;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Writes documents of the services and events that this module compiles, from what the annotation processor left in class
 * output: of OpenRPC, of AsyncAPI, and of JSON Schema for each type. No class is loaded, and a file that has not changed is not written
 * again.
 */
@Mojo(
        name = "export-schema",
        defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields.
public final class ExportSchemaMojo extends SchemaMojo {

    /**
     * What is written: {@code openrpc}, {@code asyncapi} and {@code json-schema}, or some of them.
     */
    @Parameter(property = "callwire.schema.formats", defaultValue = "openrpc")
    private List<String> formats;

    /** The folder to write to: {@code openrpc.json}, {@code asyncapi.json}, and a file for each type in {@code json-schema}. */
    @Parameter(
            property = "callwire.schema.outputDirectory",
            defaultValue = "${project.build.directory}/callwire",
            required = true)
    private File outputDirectory;

    /** The file of the OpenRPC document, where it is not to be {@code openrpc.json} in that folder. */
    @Parameter(property = "callwire.schema.outputFile")
    private @Nullable File outputFile;

    /** The version of OpenRPC: 1.3.2 or 1.4.1. */
    @Parameter(property = "callwire.schema.openrpcVersion", defaultValue = "1.3.2")
    private String openrpcVersion;

    /** URLs under which the services are reached, such as {@code wss://shop.example.com/rpc}. */
    @Parameter(property = "callwire.schema.servers")
    private List<String> servers = List.of();

    /**
     * What the {@code $id} of a type's JSON Schema begins with, such as {@code https://shop.example.com/schemas/}. Without it, that is the name of
     * the file.
     */
    @Parameter(property = "callwire.schema.jsonSchemaBase")
    private @Nullable String jsonSchemaBase;

    /** The title of documents. */
    @Parameter(property = "callwire.schema.title", defaultValue = "${project.name}", required = true)
    private String title;

    /** The version of the contract, as documents state it. */
    @Parameter(property = "callwire.schema.version", defaultValue = "${project.version}", required = true)
    private String version;

    /** Whether files are indented. Otherwise each stands on one line. */
    @Parameter(property = "callwire.schema.pretty", defaultValue = "true")
    private boolean pretty;

    /** Whether the services that this module's compile and runtime dependencies bring along are in the documents too. */
    @Parameter(property = "callwire.schema.includeDependencies", defaultValue = "false")
    private boolean includeDependencies;

    /** Whether the build fails when there is no service. Otherwise the documents then have no methods. */
    @Parameter(property = "callwire.schema.failIfEmpty", defaultValue = "true")
    private boolean failIfEmpty;

    /** Leaves the goal out. */
    @Parameter(property = "callwire.schema.skip", defaultValue = "false")
    private boolean skip;

    @Override
    String product() {
        return "Schema export";
    }

    @Override
    boolean skipped() {
        return skip;
    }

    @Override
    void make() throws MojoExecutionException, MojoFailureException {
        Path folder = outputDirectory.toPath();
        Path file = outputFile == null ? folder.resolve("openrpc.json") : outputFile.toPath();
        export().run(sources(includeDependencies, failIfEmpty), file, folder)
                .forEach(outcome -> getLog().info(outcome.message()));
    }

    private SchemaExport export() throws MojoFailureException {
        try {
            return new SchemaExport(
                    SchemaFormat.of(formats),
                    new DocumentInfo(
                            title,
                            version,
                            servers.stream().map(DocumentInfo::server).toList()),
                    OpenRpcVersion.of(openrpcVersion),
                    SchemaExport.base(jsonSchemaBase),
                    pretty);
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException(e.getMessage(), e);
        }
    }
}
