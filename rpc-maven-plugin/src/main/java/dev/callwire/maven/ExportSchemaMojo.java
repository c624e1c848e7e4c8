package dev.callwire.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;

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
public final class ExportSchemaMojo extends AbstractMojo {

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

    /** Where the annotation processor left its schemas: the module's class output. */
    @Parameter(defaultValue = "${project.build.outputDirectory}", required = true)
    private File classesDirectory;

    @Parameter(defaultValue = "${plugin.version}", readonly = true, required = true)
    private String pluginVersion;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Schema export is skipped.");
            return;
        }
        if (project.getPackaging().equals("pom")) {
            getLog().info("A module of packaging pom compiles no services; nothing to export.");
            return;
        }
        var export = new SchemaExport(title, version, pretty, failIfEmpty, pluginVersion);
        SchemaExport.Outcome outcome = export.run(classesDirectory.toPath(), dependencies(), outputFile.toPath());
        getLog().info(outcome.message());
    }

    private List<Path> dependencies() {
        if (!includeDependencies) {
            return List.of();
        }
        return project.getArtifacts().stream()
                .map(Artifact::getFile)
                .filter(Objects::nonNull)
                .map(File::toPath)
                .toList();
    }
}
