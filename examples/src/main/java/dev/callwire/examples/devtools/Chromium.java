package dev.callwire.examples.devtools;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** A Chromium without a window, with a profile of its own, that this program has started. Thread-safe. */
final class Chromium implements AutoCloseable {
    private static final String LISTENING = "DevTools listening on ";
    private static final long SECONDS_TO_END = 10;

    private final Path profile;
    private final Process process;
    private final CompletableFuture<String> address = new CompletableFuture<>();

    private Chromium(Path profile, Process process) {
        this.profile = profile;
        this.process = process;
    }

    /**
     * Starts it, and waits until it listens.
     *
     * @throws IllegalStateException if it cannot be started
     */
    static Chromium start() {
        return start("chromium");
    }

    /** Starts it by the name of its program. */
    static Chromium start(String program) {
        var profile = createProfile();
        var process = launch(program, profile);
        var chromium = new Chromium(profile, process);
        try {
            chromium.awaitAddress();
            return chromium;
        } catch (CompletionException e) {
            chromium.close();
            var cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException(program + " does not start: " + cause.getMessage(), cause);
        }
    }

    private static Path createProfile() {
        try {
            return Files.createTempDirectory("chromium-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process launch(String program, Path profile) {
        var builder = new ProcessBuilder(command(program, profile)).redirectErrorStream(true);
        builder.environment().put("TMPDIR", profile.toString()); // so that what it leaves there goes with the profile
        try {
            return builder.start();
        } catch (IOException e) {
            delete(profile);
            throw new IllegalStateException(
                    "There is no " + program + " on the PATH. On Debian, install it by: apt-get install chromium", e);
        }
    }

    private static List<String> command(String program, Path profile) {
        return List.of(
                program,
                "--headless",
                "--no-sandbox", // root has none, nor do most containers; so open no page that you do not trust
                "--disable-gpu",
                "--disable-dev-shm-usage", // in a container it is small
                "--disable-quic",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--hide-scrollbars",
                "--window-size=800,600",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile);
    }

    private void awaitAddress() {
        var reader = new Thread(this::readOutput, "output of " + process);
        reader.setDaemon(true);
        reader.start();
        address.orTimeout(Browser.PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Reads to the end, so that it never waits to be heard. */
    private void readOutput() {
        var printed = new ArrayList<String>();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(LISTENING)) {
                    address.complete(line.substring(LISTENING.length()).strip());
                } else if (!address.isDone()) {
                    printed.add(line);
                }
            }
            address.completeExceptionally(
                    new IllegalStateException("it has ended, and printed:\n" + String.join("\n", printed)));
        } catch (IOException e) {
            address.completeExceptionally(e);
        }
    }

    /** Where it speaks the DevTools Protocol. */
    String address() {
        return address.join();
    }

    /** Its profile's directory. */
    Path profile() {
        return profile;
    }

    /** Whether it runs. */
    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it with all that it has started, and deletes its profile. */
    @Override
    public void close() {
        var all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        process.destroy();
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, SECONDS_TO_END, TimeUnit.SECONDS)
                .join();
        all.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
        delete(profile);
    }

    private static void delete(Path directory) {
        try (var paths = Files.walk(directory)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
