package dev.callwire.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.schema.Doc;
import dev.callwire.schema.MethodSchema;
import dev.callwire.schema.SchemaJson;
import dev.callwire.schema.ServiceSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocsExportTest {
    private final DocsExport export = new DocsExport("Acme", "1");

    @TempDir
    private Path folder;

    @Test
    void servicesOfClassOutputAndDependenciesAreInTheReference() throws Exception {
        put("classes", "com.acme.Orders");
        put("dependency", "com.acme.Stock");

        var outcome = export.run(sources(true, at("dependency")), at("docs"));

        assertThat(at("docs/service.Orders.html")).exists();
        assertThat(at("docs/service.Stock.html")).exists();
        assertThat(outcome.message())
                .isEqualTo("Wrote " + at("docs/index.html") + " (2 interfaces, 8 files, 8 of them changed)");
    }

    @Test
    void referenceThatHasNotChangedIsLeftAlone() throws Exception {
        put("classes", "com.acme.Orders");
        export.run(sources(true), at("docs"));

        var outcome = export.run(sources(true), at("docs"));

        assertThat(outcome.message()).isEqualTo("Unchanged: " + at("docs/index.html") + " (1 interface, 7 files)");
    }

    @Test
    void pageOfServiceThatIsGoneIsRemoved() throws Exception {
        put("classes", "com.acme.Orders");
        export.run(sources(true), at("docs"));
        Files.delete(at("classes/META-INF/callwire/com.acme.Orders.json"));
        put("classes", "com.acme.Stock");

        export.run(sources(true), at("docs"));

        assertThat(at("docs/service.Orders.html")).doesNotExist();
        assertThat(at("docs/service.Stock.html")).exists();
    }

    @Test
    void moduleMayHaveNoServices() throws Exception {
        export.run(sources(false), at("docs"));

        assertThat(at("docs/index.html")).content().contains("There are no services.");
    }

    @Test
    void fileOfAnotherFailsTheBuild() throws Exception {
        put("classes", "com.acme.Orders");
        Files.createDirectories(at("docs"));
        Files.writeString(at("docs/index.html"), "<!DOCTYPE html>");

        assertThatThrownBy(() -> export.run(sources(true), at("docs")))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("one that Callwire did not write. Found " + at("docs/index.html"));
    }

    @Test
    void folderThatCannotBeWrittenIsNamed() throws Exception {
        put("classes", "com.acme.Orders");
        Files.writeString(at("docs"), "a file");

        assertThatThrownBy(() -> export.run(sources(true), at("docs")))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("The reference cannot be written to " + at("docs") + ": ");
    }

    private SchemaSources sources(boolean failIfEmpty, Path... dependencies) {
        return new SchemaSources(at("classes"), List.of(dependencies), failIfEmpty, "0.5");
    }

    private Path at(String name) {
        return folder.resolve(name);
    }

    private void put(String where, String name) throws Exception {
        var service = new ServiceSchema(
                name, "n", Doc.NONE, null, List.of(MethodSchema.call("n.m", "m").build()), List.of());
        Path file = at(where).resolve(service.resourceName());
        Files.createDirectories(file.getParent());
        Files.write(file, SchemaJson.write(service));
    }
}
