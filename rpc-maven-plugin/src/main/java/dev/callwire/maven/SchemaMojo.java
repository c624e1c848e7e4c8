package dev.callwire.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * A goal that makes something of the schemas that the annotation processor left in class output. Modules of packaging pom compile nothing,
 * and are passed over.
 */
@SuppressWarnings("NullAway.Init") // Maven sets the fields.
abstract class SchemaMojo extends AbstractMojo {

    /** Where the annotation processor left its schemas: the module's class output. */
    @Parameter(defaultValue = "${project.build.outputDirectory}", required = true)
    private File classesDirectory;

    @Parameter(defaultValue = "${plugin.version}", readonly = true, required = true)
    private String pluginVersion;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skipped()) {
            getLog().info(product() + " is skipped.");
        } else if (project.getPackaging().equals("pom")) {
            getLog().info("A module of packaging pom compiles no services; there is nothing to do.");
        } else {
            make();
        }
    }

    /** What the goal is for, at the beginning of a sentence. */
    abstract String product();

    /** Whether the user leaves this goal out. */
    abstract boolean skipped();

    /** What the goal does in a module that may have services. */
    abstract void make() throws MojoExecutionException, MojoFailureException;

    /**
     * Where this module's schemas are.
     *
     * @param withDependencies whether those of compile and runtime dependencies belong to them; the goal has to require that these are resolved
     * @param failIfEmpty whether it fails the build that there is no service
     */
    final SchemaSources sources(boolean withDependencies, boolean failIfEmpty) {
        return new SchemaSources(
                classesDirectory.toPath(), withDependencies ? dependencies() : List.of(), failIfEmpty, pluginVersion);
    }

    private List<Path> dependencies() {
        return project.getArtifacts().stream()
                .map(Artifact::getFile)
                .filter(Objects::nonNull)
                .map(File::toPath)
                .toList();
    }
}
