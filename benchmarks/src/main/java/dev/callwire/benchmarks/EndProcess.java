package dev.callwire.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running {@link End}, as its driver sees it. */
final class EndProcess implements AutoCloseable {
    private static final int CLOSE_SECONDS = 10;

    private final String name;
    private final Process process;
    private final PrintWriter commands;
    private final BufferedReader answers;

    private EndProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        commands = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts an end on the JDK that this runs on. */
    static EndProcess start(String classPath, List<String> jvmFlags, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmFlags);
        command.addAll(List.of("-cp", classPath, End.class.getName()));
        command.addAll(Arrays.asList(arguments));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new EndProcess(String.join(" ", arguments), process);
    }

    /** Tells it to do something, and returns what it says to that. */
    long[] tell(String command) throws IOException {
        commands.println(command);
        return hear();
    }

    /** What it says next. */
    long[] hear() throws IOException {
        String line;
        while ((line = answers.readLine()) != null) {
            if (line.startsWith(End.ANSWER)) {
                return Arrays.stream(line.split(" "))
                        .skip(1)
                        .mapToLong(Long::parseLong)
                        .toArray();
            }
            System.err.println(line);
        }
        throw new IOException("The process '" + name + "' has ended early; what it wrote to stderr says why");
    }

    @Override
    public void close() {
        commands.close();
        try {
            if (!process.waitFor(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
