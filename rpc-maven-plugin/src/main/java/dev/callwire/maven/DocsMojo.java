package dev.callwire.maven;

import java.io.File;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Writes a reference of the services and events that this module compiles as static HTML, from what the annotation processor left in class
 * output. No class is loaded, and a file that has not changed is not written again.
 */
@Mojo(
        name = "docs",
        defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields.
public final class DocsMojo extends SchemaMojo {

    /** The folder to write to. Files there that Callwire did not write are left alone. */
    @Parameter(
            property = "callwire.docs.outputDirectory",
            defaultValue = "${project.build.directory}/callwire/docs",
            required = true)
    private File outputDirectory;

    /** The reference's title. */
    @Parameter(property = "callwire.docs.title", defaultValue = "${project.name}", required = true)
    private String title;

    /** The version of the contract, as the reference states it. */
    @Parameter(property = "callwire.docs.version", defaultValue = "${project.version}", required = true)
    private String version;

    /** Whether the services that this module's compile and runtime dependencies bring along are in the reference too. */
    @Parameter(property = "callwire.docs.includeDependencies", defaultValue = "false")
    private boolean includeDependencies;

    /** Whether the build fails when there is no service. Otherwise the reference is then one without services. */
    @Parameter(property = "callwire.docs.failIfEmpty", defaultValue = "true")
    private boolean failIfEmpty;

    /** Leaves the goal out. */
    @Parameter(property = "callwire.docs.skip", defaultValue = "false")
    private boolean skip;

    @Override
    String product() {
        return "The reference";
    }

    @Override
    boolean skipped() {
        return skip;
    }

    @Override
    void make() throws MojoExecutionException, MojoFailureException {
        DocsExport.Outcome outcome =
                new DocsExport(title, version).run(sources(includeDependencies, failIfEmpty), outputDirectory.toPath());
        getLog().info(outcome.message());
    }
}
