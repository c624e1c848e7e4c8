package dev.callwire.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How long a large project compiles, with the annotation processor and an export of the schema, and the same sources
 * without; each in a process of its own that begins cold, with the JVM's own default for its heap, as a build has.
 */
final class ProjectCost {
    static final String USAGE = """
            usage: benchmarks/run project [OPTION...]
              --services N        in the project, each with %d types; by default 500
              --rounds N          compilations of each kind; by default 5
              --output FILE       where it is written""".formatted(ProjectSources.TYPES);

    private static final double AIM = 1.3;

    private final int services;
    private final int rounds;

    private ProjectCost(int services, int rounds) {
        this.services = services;
        this.rounds = rounds;
    }

    /** What is done to the project. */
    private enum Kind {
        PLAIN("the sources alone (`-proc:none`)", false, false),
        GENERATED("the sources and what is generated from them (`-proc:none`)", true, false),
        WITHOUT_CODECS("processor and export, no codecs", false, true),
        ALL("processor and export", false, true);

        private final String text;

        /** Whether what another compilation has generated is compiled like sources. */
        private final boolean generated;

        private final boolean processed;

        Kind(String text, boolean generated, boolean processed) {
            this.text = text;
            this.generated = generated;
            this.processed = processed;
        }
    }

    /** How long one took, and the most that its heap held. */
    private record Run(double seconds, double mebibytes) {}

    /** Measures as the arguments say and prints what it found, in Markdown. */
    static void run(String... args) throws IOException, InterruptedException {
        int services = 500;
        int rounds = 5;
        Path output = null;
        for (int i = 0; i < args.length; i += 2) {
            var value = Options.value(args, i);
            switch (args[i]) {
                case "--services" -> services = Options.positive(value);
                case "--rounds" -> rounds = Options.positive(value);
                case "--output" -> output = Path.of(value);
                default -> throw Options.unknown(args[i]);
            }
        }
        var report = new ProjectCost(services, rounds).run();
        System.out.print(report);
        Benchmark.write(output, report);
    }

    private String run() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("callwire-project");
        try {
            ProjectSources.write(folder.resolve("sources"), services);
            var generated = Files.createDirectory(folder.resolve("generated"));
            compile(folder, Kind.ALL, "-s", generated.toString());
            var runs = new EnumMap<Kind, List<Run>>(Kind.class);
            for (int i = 0; i < rounds; i++) {
                for (var kind : Kind.values()) {
                    runs.computeIfAbsent(kind, any -> new ArrayList<>()).add(compile(folder, kind));
                }
            }
            return table(runs);
        } finally {
            delete(folder);
        }
    }

    private Run compile(Path folder, Kind kind, String... options) throws IOException, InterruptedException {
        var classes = Files.createDirectory(folder.resolve("classes"));
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ProjectCompilation.class.getName()));
        command.addAll(List.of(classes.toString(), folder.resolve("sources").toString()));
        if (kind.generated) {
            command.add(folder.resolve("generated").toString());
        }
        if (kind.processed) {
            command.addAll(List.of(
                    ProjectCompilation.PROCESSOR, ProcessorCost.findJar().toString()));
            command.add("-Acallwire.codecs=" + (kind != Kind.WITHOUT_CODECS));
            command.addAll(List.of(options));
        }
        long start = System.nanoTime();
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var answer = answer(process);
        int status = process.waitFor();
        double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
        if (status != 0 || answer == null || (kind.processed && answer[0] != services)) {
            throw new IllegalStateException("The project does not compile; what javac wrote says why");
        }
        delete(classes);
        return new Run(seconds, answer[1] / (double) (1 << 20));
    }

    private static long @Nullable [] answer(Process process) throws IOException {
        long[] answer = null;
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line;
            while ((line = lines.readLine()) != null) {
                if (line.startsWith(End.ANSWER)) {
                    answer = Arrays.stream(line.split(" "))
                            .skip(1)
                            .mapToLong(Long::parseLong)
                            .toArray();
                }
            }
        }
        return answer;
    }

    private String table(Map<Kind, List<Run>> runs) {
        var plain = runs.getOrDefault(Kind.PLAIN, List.of());
        var text = new StringBuilder(String.format(
                Locale.ROOT, """
                %s; %d services with %,d types, %d rounds.

                | | seconds (lowest–highest) | of the sources alone | MiB of heap, at most |
                | --- | --- | --- | --- |
                """, Benchmark.machine(), services, services * ProjectSources.TYPES, rounds));
        runs.forEach((kind, each) -> text.append(row(kind, each, plain)));
        return text.append(String.format(
                        Locale.ROOT, "\nThe aim is less than %.1f times the time of the sources alone.\n", AIM))
                .toString();
    }

    private static String row(Kind kind, List<Run> runs, List<Run> plain) {
        var seconds = sorted(runs, Run::seconds);
        double[] ratios = new double[runs.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = runs.get(i).seconds() / plain.get(i).seconds();
        }
        Arrays.sort(ratios);
        double[] heap = sorted(runs, Run::mebibytes);
        return String.format(
                Locale.ROOT,
                "| %s | %.1f (%.1f–%.1f) | %.2f (%.2f–%.2f) | %.0f |\n",
                kind.text,
                Table.median(seconds),
                seconds[0],
                seconds[seconds.length - 1],
                Table.median(ratios),
                ratios[0],
                ratios[ratios.length - 1],
                heap[heap.length - 1]);
    }

    private static double[] sorted(List<Run> runs, ToDoubleFunction<Run> figure) {
        return runs.stream().mapToDouble(figure).sorted().toArray();
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
