package dev.callwire.maven;

import dev.callwire.schema.ServiceSchema;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Where a module's schemas are: in its class output and in dependencies.
 *
 * @param pluginVersion the version of Callwire, for advice
 */
record SchemaSources(Path classes, List<Path> dependencies, boolean failIfEmpty, String pluginVersion) {

    SchemaSources {
        dependencies = List.copyOf(dependencies);
    }

    /** The schemas in the order of their interfaces' names. */
    List<ServiceSchema> read() throws MojoExecutionException, MojoFailureException {
        var schemas = new FoundSchemas();
        schemas.addOwn(classes);
        for (Path dependency : dependencies) {
            schemas.addDependency(dependency);
        }
        List<ServiceSchema> services = schemas.services();
        // A callback is there for the sake of the services that take it.
        if (failIfEmpty && services.stream().allMatch(ServiceSchema::callback)) {
            throw new MojoFailureException(nothingFound());
        }
        return services;
    }

    /** Why there may be no service, and what to do. */
    private String nothingFound() {
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
