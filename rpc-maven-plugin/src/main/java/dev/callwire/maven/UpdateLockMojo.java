package dev.callwire.maven;

import dev.callwire.schema.compat.Difference;
import java.io.File;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes the lock, to which the compiler holds the services of this module from then on, as they are now: as the last compilation found them, also
 * one that failed since they broke the lock. Says what changes. It is bound to no phase, as a contract is agreed on by people.
 */
@Mojo(name = "update-lock", threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields.
public final class UpdateLockMojo extends SchemaMojo {

    /** The lock. The compiler looks for it where it lies by default; elsewhere it has to be told of it. */
    @Parameter(property = "callwire.lock.file", defaultValue = "${project.basedir}/callwire.lock.json", required = true)
    private File lockFile;

    /**
     * Interfaces that clients serve and servers call, by their binary names. Of callbacks that need not be said. What the lock says
     * of an interface already stays.
     */
    @Parameter(property = "callwire.lock.servedByClients")
    private List<String> servedByClients = List.of();

    /** Leaves the goal out. */
    @Parameter(property = "callwire.lock.skip", defaultValue = "false")
    private boolean skip;

    @Override
    String product() {
        return "The lock";
    }

    @Override
    boolean skipped() {
        return skip;
    }

    @Override
    void make() throws MojoExecutionException, MojoFailureException {
        var update = new LockUpdate(lockFile.toPath(), Set.copyOf(servedByClients));
        LockUpdate.Outcome outcome = update.run(sources(false, false).read());
        if (!outcome.trouble().isEmpty()) {
            getLog().warn("The lock that was there is not compared with. " + outcome.trouble());
        }
        for (Difference difference : outcome.differences()) {
            String line = difference.text() + " " + difference.consequence();
            if (difference.isBreaking()) {
                getLog().warn(line);
            } else {
                getLog().info(line);
            }
        }
        getLog().info(outcome.message());
    }
}
