package dev.callwire.maven;

import dev.callwire.schema.OpenRpcDocument;
import dev.callwire.schema.ServiceSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Turns the schemas found in class output and dependencies into the document's file.
 *
 * @param version the version of the contract
 */
record SchemaExport(String title, String version, boolean pretty) {

    /** What was exported, and whether the file had to be written for it. */
    record Outcome(List<ServiceSchema> services, Path file, boolean written) {

        String message() {
            long methods = services.stream()
                    .mapToLong(service -> service.methods().size())
                    .sum();
            long events = services.stream()
                    .mapToLong(service -> service.events().size())
                    .sum();
            long sets = services.stream()
                    .filter(service -> !service.events().isEmpty())
                    .count();
            return (written ? "Wrote " : "Unchanged: ") + file + " (" + counted(services.size() - sets, "service")
                    + ", " + counted(methods, "method") + (events == 0 ? "" : ", " + counted(events, "event")) + ")";
        }

        private static String counted(long count, String what) {
            return count + " " + what + (count == 1 ? "" : "s");
        }
    }

    Outcome run(SchemaSources sources, Path file) throws MojoExecutionException, MojoFailureException {
        List<ServiceSchema> found = sources.read();
        // A callback is in the document for the sake of the services that take it.
        List<ServiceSchema> services =
                found.stream().filter(service -> !service.callback()).toList();
        return new Outcome(services, file, update(file, document(found)));
    }

    private String document(List<ServiceSchema> services) throws MojoFailureException {
        try {
            var document = OpenRpcDocument.of(services, title, version);
            return pretty ? document.toPrettyJson() : document.toJson();
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException(e.getMessage(), e);
        }
    }

    private static boolean update(Path file, String document) throws MojoExecutionException {
        try {
            return new OutputFile(file).update(document);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "The schema cannot be written to " + file + ": " + FoundSchemas.reason(e), e);
        }
    }
}
