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

class TypeScriptExportTest {
    @TempDir
    private Path folder;

    @Test
    void servicesOfClassOutputAndDependenciesAreInTheClient() throws Exception {
        put("classes", "com.acme.Orders");
        put("dependency", "com.acme.Stock");

        var outcome = TypeScriptExport.run(sources(at("dependency"), at("nowhere")), at("client"));

        assertThat(at("client/orders.ts")).exists();
        assertThat(at("client/stock.ts")).exists();
        assertThat(outcome.message())
                .isEqualTo("Wrote " + at("client") + " (2 interfaces, 4 files, 4 of them changed)");
        assertThat(outcome.warnings()).isEmpty();
    }

    @Test
    void clientThatHasNotChangedIsLeftAlone() throws Exception {
        put("classes", "com.acme.Orders");
        TypeScriptExport.run(sources(), at("client"));

        var outcome = TypeScriptExport.run(sources(), at("client"));

        assertThat(outcome.message()).isEqualTo("Unchanged: " + at("client") + " (1 interface, 3 files)");
    }

    @Test
    void moduleWithoutServicesFailsUnlessItMayHaveNone() throws Exception {
        assertThatThrownBy(() -> TypeScriptExport.run(sources(), at("client")))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("There must be a service to export, and none was found in ")
                .hasMessageContaining("<version>0.5</version>");

        TypeScriptExport.run(new SchemaSources(at("classes"), List.of(), false, "0.5"), at("client"));

        assertThat(at("client")).isDirectoryContaining("glob:**/callwire.ts");
    }

    @Test
    void fileOfAnotherFailsTheBuild() throws Exception {
        put("classes", "com.acme.Orders");
        Files.createDirectories(at("client"));
        Files.writeString(at("client/orders.ts"), "export {};");

        assertThatThrownBy(() -> TypeScriptExport.run(sources(), at("client")))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("one that Callwire did not write. Found " + at("client/orders.ts"));
    }

    @Test
    void folderThatCannotBeWrittenIsNamed() throws Exception {
        put("classes", "com.acme.Orders");
        Files.writeString(at("client"), "a file");

        assertThatThrownBy(() -> TypeScriptExport.run(sources(), at("client")))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("The client cannot be written to " + at("client") + ": ");
    }

    private SchemaSources sources(Path... dependencies) {
        return new SchemaSources(at("classes"), List.of(dependencies), true, "0.5");
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
