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
 * Writes a client in TypeScript for the services and events that this module compiles, from what the annotation processor left
 * in class output. No class is loaded, and a file that has not changed is not written again.
 */
@Mojo(
        name = "generate-typescript",
        defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields.
public final class GenerateTypeScriptMojo extends AbstractMojo {

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
            getLog().info("The client in TypeScript is skipped.");
            return;
        }
        if (project.getPackaging().equals("pom")) {
            getLog().info("A module of packaging pom compiles no services; nothing to generate.");
            return;
        }
        var export = new TypeScriptExport(failIfEmpty, pluginVersion);
        TypeScriptExport.Outcome outcome =
                export.run(classesDirectory.toPath(), dependencies(), outputDirectory.toPath());
        outcome.warnings().forEach(getLog()::warn);
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
