package dev.callwire.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
 * the annotation processor. What is measured is the processor time of the thread that compiles, as others may use the
 * machine too. The collector's threads are not counted.
 */
final class ProcessorCost {
    static final String USAGE = """
            usage: benchmarks/run processor [OPTION...]
              --warm-ups N        compilations of each kind, unmeasured; by default 15
              --rounds N          measured ones; by default 11
              --codecs true|false whether codecs are generated; by default they are
              --processor JAR     another build of the processor
              --output FILE       where it is written""";

    private static final int FEW = 1;
    private static final int MANY = 101;
    private static final int AIM_MILLIS = 2;
    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final ClassLoader processors;
    private final int warmUps;
    private final int rounds;
    private final boolean codecs;
    private final StringBuilder report = new StringBuilder();

    private ProcessorCost(ClassLoader processors, int warmUps, int rounds, boolean codecs) {
        this.processors = processors;
        this.warmUps = warmUps;
        this.rounds = rounds;
        this.codecs = codecs;
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

    /** Measures as the arguments say and prints what it found, in Markdown. */
    static void run(String... args) throws Exception {
        int warmUps = 15;
        int rounds = 11;
        boolean codecs = true;
        Path jar = null;
        Path output = null;
        for (int i = 0; i < args.length; i += 2) {
            var value = Options.value(args, i);
            switch (args[i]) {
                case "--warm-ups" -> warmUps = Options.positive(value);
                case "--rounds" -> rounds = Options.positive(value);
                case "--codecs" -> codecs = Boolean.parseBoolean(value);
                case "--processor" -> jar = Path.of(value);
                case "--output" -> output = Path.of(value);
                default -> throw Options.unknown(args[i]);
            }
        }
        var url = (jar != null ? jar : findJar()).toUri().toURL();
        try (var loader = new URLClassLoader(new URL[] {url}, ProcessorCost.class.getClassLoader())) {
            var report = new ProcessorCost(loader, warmUps, rounds, codecs).run();
            System.out.print(report);
            Benchmark.write(output, report);
        }
    }

    /** The processor's jar that this build has made. */
    static Path findJar() throws IOException {
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

    private String run() throws Exception {
        for (int i = 0; i < warmUps; i++) {
            for (Work work : Work.values()) {
                compile(work, MANY);
            }
        }
        add("""
                JDK %d; processor milliseconds of the thread that compiles, median of %d rounds.

                | | %d service | %d services | for each more |
                | --- | --- | --- | --- |
                """, Runtime.version().feature(), rounds, FEW, MANY);
        double without = perService(Work.WITHOUT_PROCESSOR);
        double generation = perService(Work.GENERATION_ONLY);
        double all = perService(Work.ALL);
        add(
                "\nThe processor adds **%.2f ms** for each service, %.2f ms of it to compile what was generated; the aim is less than %d.\n",
                all - without, all - Math.max(generation, without), AIM_MILLIS);
        return report.toString();
    }

    @SuppressWarnings("AnnotateFormatMethod") // private, and called with the formats above and below alone
    private void add(String format, Object... arguments) {
        report.append(String.format(Locale.ROOT, format, arguments));
    }

    private double perService(Work work) throws Exception {
        double few = median(work, FEW);
        double many = median(work, MANY);
        double each = (many - few) / (MANY - FEW);
        add("| %s | %.1f | %.1f | %.2f |\n", work.text, few, many, each);
        return each;
    }

    private double median(Work work, int services) throws Exception {
        double[] millis = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            compile(work, services);
            millis[i] = (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return Table.median(millis);
    }

    private void compile(Work work, int services) throws Exception {
        List<JavaFileObject> sources = new ArrayList<>();
        for (int i = 0; i < services; i++) {
            sources.add(new Source(i));
        }
        var messages = new StringWriter();
        try (var files = new InMemory(JAVAC.getStandardFileManager(null, null, null))) {
            var task = JAVAC.getTask(messages, files, null, options(work), null, sources);
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

    private List<String> options(Work work) {
        var options = new ArrayList<>(List.of("-classpath", System.getProperty("java.class.path"), work.option));
        if (work != Work.WITHOUT_PROCESSOR) {
            options.add("-Acallwire.codecs=" + codecs);
        }
        return options;
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
