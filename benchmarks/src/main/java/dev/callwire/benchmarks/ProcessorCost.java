package dev.callwire.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Processor;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * What one more small service costs a compilation: javac in this process, warm, all output in memory, with and without
 * the annotation processor. Takes the processor's jar as its argument, or finds it beside this module's output.
 */
public final class ProcessorCost {
    private static final int FEW = 1;
    private static final int MANY = 201;
    private static final int WARM_UPS = 30;
    private static final int ROUNDS = 31;
    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    private final ClassLoader processors;

    private ProcessorCost(ClassLoader processors) {
        this.processors = processors;
    }

    /** How much of the work is done. */
    private enum Work {
        WITHOUT_PROCESSOR("without the processor", "-proc:none"),
        GENERATION_ONLY("generation only", "-proc:only"),
        ALL("with the processor", "-Xlint:none");

        private final String text;
        private final String option;

        Work(String text, String option) {
            this.text = text;
            this.option = option;
        }
    }

    public static void main(String[] args) throws Exception {
        var jar = args.length > 0 ? Path.of(args[0]) : findJar();
        try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, ProcessorCost.class.getClassLoader())) {
            new ProcessorCost(loader).run();
        }
    }

    private static Path findJar() throws IOException {
        var classes = ProcessorCost.class.getProtectionDomain().getCodeSource().getLocation();
        var target = Path.of(URI.create(classes.toString()))
                .resolve("../../../rpc-annotation-processor/target")
                .normalize();
        try (var files = Files.list(target)) {
            Optional<Path> jar = files.filter(file ->
                            file.getFileName().toString().matches("rpc-annotation-processor-[^-]*(-SNAPSHOT)?\\.jar"))
                    .findFirst();
            return jar.orElseThrow(
                    () -> new IllegalStateException("No processor's jar in " + target + ": build it, or name it"));
        }
    }

    private void run() throws Exception {
        for (int i = 0; i < WARM_UPS; i++) {
            for (Work work : Work.values()) {
                compile(work, MANY);
            }
        }
        System.out.printf("JDK %s, %d and %d services, median of %d rounds%n", Runtime.version(), FEW, MANY, ROUNDS);
        double without = perService(Work.WITHOUT_PROCESSOR);
        double generation = perService(Work.GENERATION_ONLY);
        double all = perService(Work.ALL);
        System.out.printf(
                "the processor adds %.2f ms per service, %.2f ms of it to compile what was generated%n",
                all - without, all - Math.max(generation, without));
    }

    private double perService(Work work) throws Exception {
        double few = median(work, FEW);
        double many = median(work, MANY);
        double each = (many - few) / (MANY - FEW);
        System.out.printf("%-22s %7.1f ms %8.1f ms %7.2f ms per service%n", work.text, few, many, each);
        return each;
    }

    private double median(Work work, int services) throws Exception {
        double[] millis = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            compile(work, services);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis[ROUNDS / 2];
    }

    private void compile(Work work, int services) throws Exception {
        List<JavaFileObject> sources = new ArrayList<>();
        for (int i = 0; i < services; i++) {
            sources.add(new Source(i));
        }
        var messages = new StringWriter();
        try (var files = new InMemory(JAVAC.getStandardFileManager(null, null, null))) {
            var task = JAVAC.getTask(
                    messages,
                    files,
                    null,
                    List.of("-classpath", System.getProperty("java.class.path"), work.option),
                    null,
                    sources);
            if (work != Work.WITHOUT_PROCESSOR) {
                var processor = processors.loadClass("dev.callwire.processor.RpcServiceProcessor");
                task.setProcessors(
                        List.of((Processor) processor.getConstructor().newInstance()));
            }
            if (!task.call()) {
                throw new IllegalStateException("The services do not compile: " + messages);
            }
        }
    }

    /** A service of three methods and a record. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(int number) {
            super(URI.create("string:///bench/Service" + number + ".java"), Kind.SOURCE);
            text = """
                    package bench;

                    import dev.callwire.annotation.RpcNotification;
                    import dev.callwire.annotation.RpcService;
                    import java.util.List;
                    import java.util.concurrent.CompletionStage;

                    /** A small service. */
                    @RpcService
                    public interface Service%1$d {
                        /**
                         * Adds two numbers.
                         *
                         * @param a the first
                         * @param b the second
                         * @return the sum
                         */
                        int add(int a, int b);

                        /** Finds points. */
                        CompletionStage<List<Point>> find(String name);

                        @RpcNotification
                        void log(String line);

                        /** A point. */
                        record Point(int x, int y) {}
                    }
                    """.formatted(number);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Keeps what is written in memory. */
    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        InMemory(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new Written(className.replace('.', '/') + kind.extension, kind);
        }

        @Override
        public FileObject getFileForOutput(Location location, String around, String name, FileObject sibling) {
            return new Written(name, JavaFileObject.Kind.OTHER);
        }
    }

    private static final class Written extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Written(String name, Kind kind) {
            super(URI.create("mem:///" + name.replace('$', '_').replace(File.separatorChar, '/')), kind);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
