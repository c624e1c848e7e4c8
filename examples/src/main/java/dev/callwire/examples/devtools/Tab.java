package dev.callwire.examples.devtools;

import static java.util.Objects.requireNonNullElse;

import dev.callwire.examples.devtools.PageDomain.ImageFormat;
import dev.callwire.examples.devtools.PageEvents.Frame;
import dev.callwire.examples.devtools.RuntimeEvents.ConsoleCall;
import dev.callwire.json.RawJson;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A tab of a browser, and a session with it. Thread-safe. */
final class Tab implements AutoCloseable {
    private final PageDomain page;
    private final RuntimeDomain runtime;
    private final Consumer<ConsoleCall> console;
    private final Runnable closing;

    /** By what loads a page, what is complete when it has. */
    private final Map<String, CompletableFuture<Void>> loads = new ConcurrentHashMap<>();

    /** Complete when the session has ended. */
    private final CompletableFuture<Void> detached = new CompletableFuture<>();

    /** What loads the page, or has. */
    private volatile String loader = "";

    Tab(PageDomain page, RuntimeDomain runtime, Consumer<ConsoleCall> console, Runnable closing) {
        this.page = page;
        this.runtime = runtime;
        this.console = console;
        this.closing = closing;
    }

    /** Asks for events; from then on they come. */
    void enable() {
        page.enable();
        runtime.enable();
    }

    /**
     * Shows a page, and waits until it has loaded.
     *
     * @throws IllegalStateException if it cannot be loaded
     */
    void show(String url) {
        var navigation = page.navigate(url);
        if (navigation.errorText() != null) {
            throw new IllegalStateException("The browser cannot load " + url + ": " + navigation.errorText());
        }
        var loading = navigation.loaderId();
        if (loading != null) {
            await(load(loading));
        }
    }

    /**
     * Evaluates an expression within the page.
     *
     * @return its value as JSON; {@code null} where it has none
     * @throws ScriptException if it throws
     */
    RawJson evaluate(String expression) {
        var evaluation = runtime.evaluate(expression, true);
        var thrown = evaluation.exceptionDetails();
        if (thrown != null) {
            throw new ScriptException(thrown);
        }
        return requireNonNullElse(evaluation.result().value(), RawJson.NULL);
    }

    /** Takes a picture of what the tab shows, as a PNG. */
    byte[] screenshot() {
        return page.captureScreenshot(ImageFormat.PNG).data();
    }

    /** The tab, or a frame within its page, has another page from now on. */
    void navigated(Frame frame) {
        if (frame.parentId() == null) {
            loader = frame.loaderId();
        }
    }

    /** The page has loaded. */
    void loaded() {
        load(loader).complete(null);
    }

    /** A script has called {@code console}. */
    void hear(ConsoleCall call) {
        console.accept(call);
    }

    private CompletableFuture<Void> load(String loading) {
        return loads.computeIfAbsent(loading, unseen -> new CompletableFuture<>());
    }

    /** The session with the tab has ended. */
    void detached() {
        detached.complete(null);
    }

    /** Closes the tab, and waits for the end of its session: a browser answers nothing to a tab that is just closing. */
    @Override
    public void close() {
        closing.run();
        await(detached);
    }

    private static void await(CompletableFuture<Void> event) {
        event.orTimeout(Browser.PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
