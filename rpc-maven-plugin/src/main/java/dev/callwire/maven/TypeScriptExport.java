package dev.callwire.maven;

import dev.callwire.maven.folder.GeneratedFolder;
import dev.callwire.maven.folder.GeneratedFolder.ForeignFileException;
import dev.callwire.maven.typescript.TypeScriptClient;
import dev.callwire.schema.ServiceSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Turns the schemas found in class output and dependencies into a client in TypeScript. */
final class TypeScriptExport {

    private TypeScriptExport() {}

    /** What became of the client's folder. */
    record Outcome(int interfaces, int files, int changed, Path folder, List<String> warnings) {

        String message() {
            return (changed == 0 ? "Unchanged: " : "Wrote ") + folder + " (" + interfaces
                    + (interfaces == 1 ? " interface" : " interfaces") + ", " + files
                    + (files == 1 ? " file" : " files") + (changed == 0 ? ")" : ", " + changed + " of them changed)");
        }
    }

    static Outcome run(SchemaSources sources, Path folder) throws MojoExecutionException, MojoFailureException {
        List<ServiceSchema> services = sources.read();
        var client = TypeScriptClient.of(services);
        return new Outcome(services.size(), client.files().size(), update(folder, client), folder, client.warnings());
    }

    private static int update(Path folder, TypeScriptClient client)
            throws MojoExecutionException, MojoFailureException {
        try {
            return GeneratedFolder.marked(folder, ".ts").update(client.files());
        } catch (ForeignFileException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "The client cannot be written to " + folder + ": " + FoundSchemas.reason(e), e);
        }
    }
}
