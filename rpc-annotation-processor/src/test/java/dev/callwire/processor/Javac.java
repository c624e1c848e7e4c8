package dev.callwire.processor;

import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** Compiles sources with the processor. */
final class Javac {
    static final Path RESOURCES = Path.of("src", "test", "resources");

    /** Annotations of others are claimed by nobody here, and class paths of build tools name jars that are not there. */
    private static final List<String> OPTIONS =
            List.of("--release", "17", "-Xlint:all,-processing,-path,-options", "-Xdiags:verbose");

    private Javac() {}

    static Compilation compile(JavaFileObject... sources) {
        return compile(List.of(), sources);
    }

    static Compilation compile(List<String> options, JavaFileObject... sources) {
        return compile(new RpcServiceProcessor(), options, sources);
    }

    static Compilation compile(Processor processor, List<String> options, JavaFileObject... sources) {
        return javac().withProcessors(processor)
                .withOptions(Stream.concat(OPTIONS.stream(), options.stream()).toList())
                .compile(sources);
    }

    /** A source file among the test's resources. */
    static JavaFileObject file(String path) {
        var file = RESOURCES.resolve(path);
        try {
            var text = Files.readString(file);
            var name = file.getFileName().toString().replace(".java", "");
            var packageName = text.lines()
                    .filter(line -> line.startsWith("package "))
                    .map(line -> line.substring("package ".length(), line.indexOf(';')) + ".")
                    .findFirst()
                    .orElse("");
            return JavaFileObjects.forSourceString(packageName + name, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A source file of a few lines. */
    static JavaFileObject source(String name, String... lines) {
        return JavaFileObjects.forSourceLines(name, lines);
    }

    /** What was generated, by the path in the output. */
    static Map<String, String> generated(Compilation compilation) {
        var files = new TreeMap<String, String>();
        for (var file : compilation.generatedFiles()) {
            var path = file.toUri().getPath().replaceFirst("^/(SOURCE_OUTPUT|CLASS_OUTPUT)/", "");
            if (!path.endsWith(".class")) {
                files.put(path, text(file));
            }
        }
        return files;
    }

    static String schema(Compilation compilation, String binaryName) {
        return compilation
                .generatedFile(StandardLocation.CLASS_OUTPUT, "META-INF/callwire/" + binaryName + ".json")
                .map(Javac::text)
                .orElseThrow();
    }

    static String text(JavaFileObject file) {
        try (var in = file.openInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The errors and warnings of a compilation, each as {@code Demo.java:7: error: text}. */
    static List<String> messages(Compilation compilation) {
        return compilation.diagnostics().stream().map(Javac::message).toList();
    }

    static String message(Diagnostic<? extends JavaFileObject> diagnostic) {
        var source = diagnostic.getSource();
        var where =
                source == null ? "nowhere" : Path.of(source.getName()).getFileName() + ":" + diagnostic.getLineNumber();
        var kind = Arrays.asList(Diagnostic.Kind.ERROR).contains(diagnostic.getKind()) ? "error" : "warning";
        return where + ": " + kind + ": " + diagnostic.getMessage(Locale.ROOT);
    }
}
