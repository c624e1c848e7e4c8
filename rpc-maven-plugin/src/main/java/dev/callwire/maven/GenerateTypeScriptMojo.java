package dev.callwire.maven;

import java.io.File;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Writes a client in TypeScript for the services and events that this module compiles, from what the annotation processor left
 * in class output. No class is loaded, and a file that has not changed is not written again.
 */
@Mojo(
        name = "generate-typescript",
        defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields.
public final class GenerateTypeScriptMojo extends SchemaMojo {

    /** The folder to write to. Files there that Callwire did not write are left alone. */
    @Parameter(
            property = "callwire.typescript.outputDirectory",
            defaultValue = "${project.build.directory}/callwire/typescript",
            required = true)
    private File outputDirectory;

    /** Whether the services that this module's compile and runtime dependencies bring along are in the client too. */
    @Parameter(property = "callwire.typescript.includeDependencies", defaultValue = "false")
    private boolean includeDependencies;

    /** Whether the build fails when there is no service. Otherwise the client is then one without services. */
    @Parameter(property = "callwire.typescript.failIfEmpty", defaultValue = "true")
    private boolean failIfEmpty;

    /** Leaves the goal out. */
    @Parameter(property = "callwire.typescript.skip", defaultValue = "false")
    private boolean skip;

    @Override
    String product() {
        return "The client in TypeScript";
    }

    @Override
    boolean skipped() {
        return skip;
    }

    @Override
    void make() throws MojoExecutionException, MojoFailureException {
        TypeScriptExport.Outcome outcome =
                TypeScriptExport.run(sources(includeDependencies, failIfEmpty), outputDirectory.toPath());
        outcome.warnings().forEach(getLog()::warn);
        getLog().info(outcome.message());
    }
}
