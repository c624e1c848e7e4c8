package dev.callwire.maven;

import dev.callwire.schema.OpenRpcDocument;
import dev.callwire.schema.ServiceSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Turns the schemas found in class output and dependencies into the document's file.
 *
 * @param version the version of the contract
 * @param pluginVersion the version of Callwire, for advice
 */
record SchemaExport(String title, String version, boolean pretty, boolean failIfEmpty, String pluginVersion) {

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

    Outcome run(Path classes, List<Path> dependencies, Path file) throws MojoExecutionException, MojoFailureException {
        var schemas = new FoundSchemas();
        schemas.addOwn(classes);
        for (Path dependency : dependencies) {
            schemas.addDependency(dependency);
        }
        List<ServiceSchema> found = schemas.services();
        // A callback is in the document for the sake of the services that take it.
        List<ServiceSchema> services =
                found.stream().filter(service -> !service.callback()).toList();
        if (services.isEmpty() && failIfEmpty) {
            throw new MojoFailureException(nothingFound(classes, pluginVersion));
        }
        return new Outcome(services, file, writeIfChanged(file, document(found)));
    }

    private byte[] document(List<ServiceSchema> services) throws MojoFailureException {
        try {
            var document = OpenRpcDocument.of(services, title, version);
            String text = pretty ? document.toPrettyJson() : document.toJson();
            return text.getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException(e.getMessage(), e);
        }
    }

    private static boolean writeIfChanged(Path file, byte[] content) throws MojoExecutionException {
        try {
            if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
                return false;
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, content);
            return true;
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "The schema cannot be written to " + file + ": " + FoundSchemas.reason(e), e);
        }
    }

    /** Why there may be no service, and what to do. */
    static String nothingFound(Path classes, String pluginVersion) {
        return """
                There must be a service to export, and none was found in %s. \
                The annotation processor leaves a schema there for each interface with @RpcService. \
                If there is such an interface, let the compiler run the processor:

                  <plugin>
                    <artifactId>maven-compiler-plugin</artifactId>
                    <configuration>
                      <annotationProcessorPaths>
                        <path>
                          <groupId>dev.callwire</groupId>
                          <artifactId>rpc-annotation-processor</artifactId>
                          <version>%s</version>
                        </path>
                      </annotationProcessorPaths>
                    </configuration>
                  </plugin>

                If the services are in dependencies, set includeDependencies to true. \
                If it is right that there are none, set failIfEmpty to false or skip to true.\
                """.formatted(classes.resolve(ServiceSchema.RESOURCE_FOLDER), pluginVersion);
    }
}
