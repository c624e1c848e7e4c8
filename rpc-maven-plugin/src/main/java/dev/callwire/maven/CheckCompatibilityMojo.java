package dev.callwire.maven;

import dev.callwire.schema.ContractLock;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.jspecify.annotations.Nullable;

/**
 * Compares the services of this module with those of a released artifact, a file or the lock, and fails the build when clients that are not compiled
 * again would break. No class is loaded.
 */
@Mojo(name = "check-compatibility", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields.
public final class CheckCompatibilityMojo extends SchemaMojo {

    private static final Pattern COORDINATES = Pattern.compile("[^:/\\\\\\s]+:[^:/\\\\\\s]+(?::[^:/\\\\\\s]+){1,3}");

    private final RepositorySystem repositories;

    /**
     * What to compare with: {@code groupId:artifactId:version} of a released artifact, or the path of a jar, of a folder of classes or of a lock. The lock
     * of this module unless set.
     */
    @Parameter(property = "callwire.compatibility.baseline")
    private @Nullable String baseline;

    /** The lock. Beside being what is compared with where nothing else is, it says which interfaces clients serve. */
    @Parameter(property = "callwire.lock.file", defaultValue = "${project.basedir}/callwire.lock.json", required = true)
    private File lockFile;

    /**
     * Breaking changes that are borne: a rule as the report names it, {@code METHOD_REMOVED}, or a rule at a place,
     * {@code METHOD_REMOVED@Orders.place}.
     */
    @Parameter(property = "callwire.compatibility.allow")
    private List<String> allow = List.of();

    /** Whether a breaking change fails the build. Otherwise it is a warning. */
    @Parameter(property = "callwire.compatibility.failOnBreaking", defaultValue = "true")
    private boolean failOnBreaking;

    /** The report as a file. */
    @Parameter(
            property = "callwire.compatibility.reportFile",
            defaultValue = "${project.build.directory}/callwire/compatibility.txt",
            required = true)
    private File reportFile;

    /** Leaves the goal out. */
    @Parameter(property = "callwire.compatibility.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${repositorySystemSession}", readonly = true, required = true)
    private RepositorySystemSession session;

    @Parameter(defaultValue = "${project.remoteProjectRepositories}", readonly = true, required = true)
    private List<RemoteRepository> remoteRepositories;

    @Parameter(defaultValue = "${project.basedir}", readonly = true, required = true)
    private File baseDirectory;

    /** Used by Maven. */
    @Inject
    public CheckCompatibilityMojo(RepositorySystem repositories) {
        this.repositories = repositories;
    }

    @Override
    String product() {
        return "The check of compatibility";
    }

    @Override
    boolean skipped() {
        return skip;
    }

    @Override
    void make() throws MojoExecutionException, MojoFailureException {
        String name = baseline == null ? lockFile.toString() : baseline;
        CompatibilityCheck.Outcome outcome = new CompatibilityCheck(name, contract(), Set.copyOf(allow))
                .run(sources(false, false).read());
        report(outcome);
        boolean breaks = outcome.breaking() > 0;
        for (String line : outcome.lines()) {
            if (breaks) {
                getLog().warn(line);
            } else {
                getLog().info(line);
            }
        }
        if (breaks && failOnBreaking) {
            throw new MojoFailureException("Clients of " + name + " must get on with this module, and "
                    + outcome.breaking() + (outcome.breaking() == 1 ? " change breaks" : " changes break")
                    + " some. The report is above and in " + reportFile
                    + ". Undo what breaks them, or list it in 'allow' if there are no such clients.");
        }
    }

    private ContractLock contract() throws MojoExecutionException, MojoFailureException {
        boolean isLocked = Files.exists(lockFile.toPath());
        if (baseline == null && !isLocked) {
            throw new MojoFailureException("There must be something to compare with. Set 'baseline' to"
                    + " groupId:artifactId:version of a release, or to a file; or write a lock with mvn"
                    + " callwire:update-lock.");
        }
        ContractLock lock = isLocked ? CompatibilityCheck.lock(lockFile.toPath()) : ContractLock.EMPTY;
        if (baseline == null) {
            return lock;
        }
        Path file = COORDINATES.matcher(baseline).matches()
                ? released(baseline)
                : baseDirectory.toPath().resolve(baseline);
        return CompatibilityCheck.contract(file, lock);
    }

    private Path released(String coordinates) throws MojoFailureException {
        // Others write groupId:artifactId:extension:version, which Maven takes as it is.
        var request = new ArtifactRequest(new DefaultArtifact(coordinates), remoteRepositories, null);
        try {
            return repositories
                    .resolveArtifact(session, request)
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            throw new MojoFailureException(
                    "What to compare with must be there. Found no " + coordinates + ": " + e.getMessage(), e);
        }
    }

    private void report(CompatibilityCheck.Outcome outcome) throws MojoExecutionException {
        try {
            new OutputFile(reportFile.toPath()).update(outcome.text());
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "The report cannot be written to " + reportFile + ": " + FoundSchemas.reason(e), e);
        }
    }
}
