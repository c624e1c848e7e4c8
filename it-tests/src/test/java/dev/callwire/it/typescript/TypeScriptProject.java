package dev.callwire.it.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.it.ChildProcess;
import dev.callwire.maven.folder.GeneratedFolder;
import dev.callwire.maven.typescript.TypeScriptClient;
import dev.callwire.schema.SchemaJson;
import dev.callwire.schema.ServiceSchema;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The programs of {@code src/test/typescript} with the clients that they use, in a folder of its own, compiled by tsc. Each client is generated from
 * interfaces that the processor has read.
 */
final class TypeScriptProject {
    private static final Path SOURCES = ChildProcess.MODULE.resolve("src/test/typescript");

    private final Path folder;

    private TypeScriptProject(Path folder) {
        this.folder = folder;
    }

    /** An empty project. */
    static TypeScriptProject create(String name) throws IOException {
        Path folder = ChildProcess.MODULE.resolve("target/typescript").resolve(name);
        deleteAll(folder);
        Files.createDirectories(folder.resolve("src"));
        for (String file : List.of("package.json", "tsconfig.json")) {
            Files.copy(SOURCES.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        try {
            Files.createSymbolicLink(folder.resolve("node_modules"), SOURCES.resolve("node_modules"));
        } catch (FileAlreadyExistsException e) {
            // It leads where it did.
        }
        return new TypeScriptProject(folder);
    }

    /** Generates a client into a folder of that name beside the programs. */
    TypeScriptProject client(String name, List<ServiceSchema> services) throws Exception {
        GeneratedFolder.marked(folder.resolve("src").resolve(name), ".ts")
                .update(TypeScriptClient.of(services).files());
        return this;
    }

    /** Generates a client of the interfaces. */
    TypeScriptProject client(String name, Class<?>... interfaces) throws Exception {
        return client(
                name,
                Stream.of(interfaces)
                        .map(TypeScriptProject::schema)
                        .sorted(Comparator.comparing(ServiceSchema::interfaceName))
                        .toList());
    }

    /** What the processor has read of an interface. */
    static ServiceSchema schema(Class<?> type) {
        String resource = ServiceSchema.resourceName(type.getName());
        try (var in = type.getClassLoader().getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            return SchemaJson.read(in.readAllBytes(), resource);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Adds programs. */
    TypeScriptProject programs(String... names) throws IOException {
        for (String name : names) {
            Files.copy(SOURCES.resolve(name), folder.resolve("src").resolve(name));
        }
        return this;
    }

    /** Adds a file of its own. */
    TypeScriptProject source(String name, String text) throws IOException {
        Files.writeString(folder.resolve("src").resolve(name), text);
        return this;
    }

    /** Compiles all, with the latest compiler. */
    TypeScriptProject compile() {
        tsc("typescript-native").succeeds();
        return this;
    }

    /** The compiler of a package, at work. */
    ChildProcess tsc(String compiler, String... options) {
        var command = Stream.concat(
                Stream.of("node", "node_modules/" + compiler + "/bin/tsc", "-p", "."), Stream.of(options));
        return ChildProcess.start(new ProcessBuilder(command.toList()).directory(folder.toFile()));
    }

    /** Starts a compiled program, with the options that Node.js takes before it. */
    ChildProcess node(String... arguments) {
        var command = Stream.concat(Stream.of("node"), Stream.of(arguments));
        return ChildProcess.start(new ProcessBuilder(command.toList()).directory(folder.toFile()));
    }

    /** Where compiled programs are. */
    Path output() {
        return folder.resolve("out");
    }

    private static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
