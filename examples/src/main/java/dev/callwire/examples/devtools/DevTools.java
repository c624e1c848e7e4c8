package dev.callwire.examples.devtools;

import dev.callwire.call.RemoteFaultException;
import dev.callwire.examples.devtools.RuntimeEvents.ConsoleCall;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Starts a Chromium, has it show a page, asks the page, takes its picture, and says what it did. */
public final class DevTools {
    private final PrintStream out;

    private DevTools(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs it.
     *
     * @param args the picture's file; {@code screenshot.png} unless it is named
     */
    public static void main(String[] args) throws IOException {
        run(Path.of(args.length == 0 ? "screenshot.png" : args[0]), System.out);
    }

    /** Runs it, with its picture and its words going where they are told. */
    static void run(Path picture, PrintStream out) throws IOException {
        var program = new DevTools(out);
        try (var page = DemoPage.serve();
                var chromium = Chromium.start()) {
            out.println("A Chromium listens on " + chromium.address());
            try (var browser = Browser.connect(chromium.address(), program::tell)) {
                out.println("Browser.getVersion       -> " + browser.version().product());
                program.visit(browser, page.url(), picture);
            }
        }
        out.println("Connection, browser and server are closed.");
    }

    private void visit(Browser browser, String url, Path picture) throws IOException {
        try (var tab = browser.open(this::tell)) {
            tab.show(url);
            out.println("Page.loadEventFired      <- " + url + " has loaded");
            out.println("Runtime.evaluate         -> " + tab.evaluate("document.title"));
            out.println("                         -> " + tab.evaluate("({sum: squares.reduce((a, b) => a + b)})"));
            failToEvaluate(tab);
            failToShow(tab);
            Files.write(picture, tab.screenshot());
            out.println("Page.captureScreenshot   -> " + picture.toAbsolutePath());
        }
    }

    private void failToEvaluate(Tab tab) {
        try {
            tab.evaluate("circles.length");
        } catch (ScriptException e) {
            out.println("                         -> "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private void failToShow(Tab tab) {
        try {
            tab.show("no address");
        } catch (RemoteFaultException e) {
            out.println("Page.navigate            -> error " + e.code() + ": " + e.getMessage());
        }
    }

    private void tell(TargetEvents.AttachedToTarget event) {
        out.println("Target.attachedToTarget  <- a " + event.targetInfo().type() + " with "
                + event.targetInfo().url());
    }

    private void tell(ConsoleCall call) {
        var words = call.args().stream().map(argument -> String.valueOf(argument.value()));
        out.println("Runtime.consoleAPICalled <- console." + call.type()
                + words.collect(Collectors.joining(", ", "(", ")")));
    }
}
