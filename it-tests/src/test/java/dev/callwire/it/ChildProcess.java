package dev.callwire.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program that a test runs beside itself: a peer from npm, or a launcher. It ends with the test, and what it printed
 * is told when something fails.
 */
public final class ChildProcess implements AutoCloseable {
    private static final String LISTENING = "listening on ";
    private static final long SECONDS = 100; // ganache takes its time on a busy machine

    /** This module's directory. */
    public static final Path MODULE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

    private final List<String> command;
    private final Process process;
    private final List<String> output = new ArrayList<>();
    private final CompletableFuture<String> url = new CompletableFuture<>();
    private final CompletableFuture<Integer> ended;

    private ChildProcess(ProcessBuilder builder) throws IOException {
        command = builder.command();
        process = builder.redirectErrorStream(true).start();
        ended = CompletableFuture.supplyAsync(this::readToEnd, task -> {
            var thread = new Thread(task, "output of " + command);
            thread.setDaemon(true);
            thread.start();
        });
    }

    /** Starts a script of {@code src/test/npm}. */
    public static ChildProcess node(String script, String... arguments) {
        var command = Stream.concat(Stream.of("node", script), Arrays.stream(arguments));
        try {
            return new ChildProcess(new ProcessBuilder(command.toList())
                    .directory(MODULE.resolve("src/test/npm").toFile()));
        } catch (IOException e) {
            throw new AssertionError("The tests need Node.js from 18 on, as node on the PATH", e);
        }
    }

    /** Starts any program. */
    public static ChildProcess start(ProcessBuilder builder) {
        try {
            return new ChildProcess(builder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int readToEnd() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line);
            }
            return process.waitFor();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            url.completeExceptionally(new AssertionError("It ended before it listened"));
        }
    }

    private void take(String line) {
        synchronized (output) {
            output.add(line);
        }
        if (line.startsWith(LISTENING)) {
            url.complete(line.substring(LISTENING.length()));
        }
    }

    /** Where a server listens; waits until it does. */
    public String url() {
        return await(url);
    }

    /** Waits until it ends, and returns its exit status. */
    public int exitStatus() {
        return await(ended);
    }

    /** Waits until it ends; fails unless it ended well. */
    public void succeeds() {
        if (exitStatus() != 0) {
            throw failure("exit status " + exitStatus(), null);
        }
    }

    /** The lines that it has printed so far, errors among them. */
    public List<String> output() {
        synchronized (output) {
            return List.copyOf(output);
        }
    }

    /** Asks it to end, as SIGTERM does. */
    void terminate() {
        process.destroy();
    }

    /** Ends it at once, as SIGKILL does. */
    public void kill() {
        process.destroyForcibly();
    }

    private <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw failure(e.toString(), e);
        }
    }

    private AssertionError failure(String why, Throwable cause) {
        return new AssertionError(
                String.join(" ", command) + ": " + why + ". It printed:\n" + String.join("\n", output()), cause);
    }

    @Override
    public void close() {
        // A closed standard input ends the scripts too, and a script that does neither is killed.
        process.destroy();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
