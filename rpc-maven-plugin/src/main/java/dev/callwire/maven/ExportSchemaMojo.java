package dev.callwire.maven;

import java.io.File;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Writes an OpenRPC document of the services that this module compiles, from what the annotation processor left in class
 * output. No class is loaded, and a document that has not changed is not written again.
 */
@Mojo(
        name = "export-schema",
        defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields.
public final class ExportSchemaMojo extends SchemaMojo {

    /** The file to write. */
    @Parameter(
            property = "callwire.schema.outputFile",
            defaultValue = "${project.build.directory}/callwire/openrpc.json",
            required = true)
    private File outputFile;

    /** The document's title. */
    @Parameter(property = "callwire.schema.title", defaultValue = "${project.name}", required = true)
    private String title;

    /** The version of the contract, as the document states it. */
    @Parameter(property = "callwire.schema.version", defaultValue = "${project.version}", required = true)
    private String version;

    /** Whether the document is indented. Otherwise it stands on one line. */
    @Parameter(property = "callwire.schema.pretty", defaultValue = "true")
    private boolean pretty;

    /** Whether the services that this module's compile and runtime dependencies bring along are in the document too. */
    @Parameter(property = "callwire.schema.includeDependencies", defaultValue = "false")
    private boolean includeDependencies;

    /** Whether the build fails when there is no service. Otherwise the document is then one without methods. */
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
        SchemaExport.Outcome outcome = new SchemaExport(title, version, pretty)
                .run(sources(includeDependencies, failIfEmpty), outputFile.toPath());
        getLog().info(outcome.message());
    }
}
