package dev.callwire.it.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.it.ChildProcess;
import dev.callwire.maven.docs.HtmlReference;
import dev.callwire.maven.folder.GeneratedFolder;
import dev.callwire.schema.SchemaJson;
import dev.callwire.schema.ServiceSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A reference that has been written to a folder. */
record ReferenceFolder(Path path, HtmlReference reference) {

    static ReferenceFolder of(String name, List<ServiceSchema> services) throws Exception {
        Path path = ChildProcess.MODULE.resolve("target/reference").resolve(name);
        var reference = HtmlReference.of(services, "The reference of " + name, "1");
        GeneratedFolder.marked(path, ".html", ".css", ".js").update(reference.files());
        return new ReferenceFolder(path, reference);
    }

    /** The reference of interfaces that the processor has read. */
    static ReferenceFolder of(String name, Class<?>... interfaces) throws Exception {
        return of(
                name,
                Stream.of(interfaces)
                        .map(ReferenceFolder::schema)
                        .sorted(Comparator.comparing(ServiceSchema::interfaceName))
                        .toList());
    }

    private static ServiceSchema schema(Class<?> type) {
        String resource = ServiceSchema.resourceName(type.getName());
        try (var in = type.getClassLoader().getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            return SchemaJson.read(in.readAllBytes(), resource);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
