package dev.callwire.maven;

import dev.callwire.maven.docs.HtmlReference;
import dev.callwire.maven.folder.GeneratedFolder;
import dev.callwire.maven.folder.GeneratedFolder.ForeignFileException;
import dev.callwire.schema.ServiceSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Turns the schemas found in class output and dependencies into a reference in HTML.
 *
 * @param version the version of the contract
 */
record DocsExport(String title, String version) {

    /** What became of the reference's folder. */
    record Outcome(int interfaces, int files, int changed, Path folder) {

        String message() {
            return (changed == 0 ? "Unchanged: " : "Wrote ") + folder.resolve("index.html") + " (" + interfaces
                    + (interfaces == 1 ? " interface" : " interfaces") + ", " + files + " files"
                    + (changed == 0 ? ")" : ", " + changed + " of them changed)");
        }
    }

    Outcome run(SchemaSources sources, Path folder) throws MojoExecutionException, MojoFailureException {
        List<ServiceSchema> services = sources.read();
        var reference = HtmlReference.of(services, title, version);
        return new Outcome(services.size(), reference.files().size(), update(folder, reference), folder);
    }

    private static int update(Path folder, HtmlReference reference)
            throws MojoExecutionException, MojoFailureException {
        try {
            return GeneratedFolder.marked(folder, ".html", ".css", ".js").update(reference.files());
        } catch (ForeignFileException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "The reference cannot be written to " + folder + ": " + FoundSchemas.reason(e), e);
        }
    }
}
