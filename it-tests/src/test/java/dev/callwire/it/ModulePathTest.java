package dev.callwire.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that is a named module, on the module path: it needs the packaged jars, so this runs after the other tests. */
class ModulePathTest {
    private static final Path MODULAR = ChildProcess.MODULE.resolve("src/test/modular");
    private static final Path JARS = ChildProcess.MODULE.resolve("target/lib");
    private static final Path PROCESSOR = ChildProcess.MODULE.resolveSibling("rpc-annotation-processor/target");

    @TempDir
    private Path classes;

    @Test
    void packageThatIsOpenToTheRuntimeAndToJacksonIsServedAndCalled() throws IOException {
        compile("opened");

        try (var application = run()) {
            application.succeeds();
            assertThat(application.output())
                    .containsSubsequence(
                            "Hello, Ada, number 2",
                            "Guest[name=Ada, number=3]",
                            "module com.example.greeting calls module dev.callwire.runtime");
        }
    }

    @Test
    void packageThatIsNotSaysSo() throws IOException {
        compile("closed");

        try (var application = run()) {
            assertThat(application.exitStatus()).isNotZero();
            assertThat(application.output())
                    .anyMatch(line -> line.contains("com.example.greeting.GreeterBinding cannot be reached")
                            && line.contains("opens com.example.greeting to dev.callwire.runtime;"));
        }
    }

    @Test
    void routerAndClientsOfWampSpeakAllItsForms() throws IOException {
        compile(files(MODULAR.resolve("routed"), ".java"));

        try (var application =
                run("com.example.routing/com.example.routing.Routing", "--add-modules", "jackson.dataformat.msgpack")) {
            application.succeeds();
            assertThat(application.output())
                    .containsSubsequence(
                            "wamp.2.json cba",
                            "wamp.2.cbor cba",
                            "wamp.2.msgpack cba",
                            "true in module dev.callwire.wamp");
        }
    }

    private void compile(String variant) throws IOException {
        var sources = new ArrayList<>(files(MODULAR.resolve("sources"), ".java"));
        sources.add(MODULAR.resolve(variant).resolve("module-info.java"));
        compile(sources);
    }

    /** Compiles the application as a careful user would, with every warning. */
    private void compile(List<Path> sources) throws IOException {
        var processors = new ArrayList<>(files(JARS, ".jar"));
        processors.addAll(files(PROCESSOR, ".jar").stream()
                .filter(jar -> jar.getFileName().toString().startsWith("rpc-annotation-processor-"))
                .toList());
        var javac = ToolProvider.getSystemJavaCompiler();
        try (var files = javac.getStandardFileManager(null, null, UTF_8)) {
            var options = List.of(
                    "-Xlint:all",
                    "-Werror",
                    "-d",
                    classes.toString(),
                    "--module-path",
                    JARS.toString(),
                    "--processor-path",
                    processors.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
            assertThat(javac.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                            .call())
                    .isTrue();
        }
    }

    private static List<Path> files(Path directory, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private ChildProcess run() {
        return run("com.example.greeting/com.example.greeting.Greetings");
    }

    private ChildProcess run(String main, String... options) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path",
                JARS + File.pathSeparator + classes));
        command.addAll(List.of(options));
        command.addAll(List.of("--module", main));
        return ChildProcess.start(new ProcessBuilder(command));
    }
}
