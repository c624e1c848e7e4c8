package dev.callwire.examples.devtools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.call.CallOptions;
import dev.callwire.call.MetadataKey;
import dev.callwire.call.RemoteFaultException;
import dev.callwire.examples.devtools.RuntimeEvents.ConsoleCall;
import dev.callwire.examples.devtools.TargetEvents.AttachedToTarget;
import dev.callwire.json.RawJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Chromium, driven by generated clients. */
class ChromeDevToolsTest {
    private static final int BACKGROUND = 0xff003366;
    private static final int YELLOW = 0xffffcc00;

    private static Chromium chromium;
    private static DemoPage page;

    private final BlockingQueue<AttachedToTarget> attached = new LinkedBlockingQueue<>();
    private final BlockingQueue<ConsoleCall> console = new LinkedBlockingQueue<>();
    private Browser browser;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        page = DemoPage.serve();
    }

    @AfterAll
    static void end() {
        if (page != null) {
            page.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void connect() {
        browser = Browser.connect(chromium.address(), attached::add);
    }

    @AfterEach
    void disconnect() {
        browser.close();
    }

    // Calls

    @Test
    void browserTellsItsVersion() {
        assertThat(browser.version().product()).contains("Chrome/");
        assertThat(browser.version().protocolVersion()).isEqualTo("1.3");
    }

    @Test
    void expressionIsEvaluatedWithinThePage() {
        try (var tab = open()) {
            tab.show(page.url());

            assertThat(tab.evaluate("document.title")).isEqualTo(new RawJson("\"Squares\""));
            assertThat(tab.evaluate("squares")).isEqualTo(new RawJson("[1,4,9,16,25]"));
            assertThat(tab.evaluate("undefined")).isEqualTo(RawJson.NULL);
            assertThat(tab.evaluate("null")).isEqualTo(RawJson.NULL);
        }
    }

    @Test
    void screenshotShowsThePage() throws IOException {
        try (var tab = open()) {
            tab.show(page.url());

            var image = ImageIO.read(new ByteArrayInputStream(tab.screenshot()));

            assertThat(image.getWidth()).isEqualTo(800);
            assertThat(image.getRGB(1, 1)).isEqualTo(BACKGROUND);
            var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            assertThat(pixels).contains(YELLOW);
        }
    }

    @Test
    void pageIsShownAgain() {
        try (var tab = open()) {
            tab.show(page.url());
            tab.evaluate("squares.push(36)");
            tab.show(page.url());

            assertThat(tab.evaluate("squares.length")).isEqualTo(new RawJson("5"));
        }
    }

    @Test
    void placeWithinThePageIsShownWithoutLoading() {
        try (var tab = open()) {
            tab.show(page.url());
            tab.evaluate("squares.push(36)");
            tab.show(page.url() + "#end");

            assertThat(tab.evaluate("squares.length")).isEqualTo(new RawJson("6"));
        }
    }

    // Events

    @Test
    void consoleIsHeardBeforeThePageHasLoaded() {
        try (var tab = open()) {
            tab.show(page.url());

            var call = console.poll();
            assertThat(call.type()).isEqualTo("log");
            assertThat(call.args()).extracting("type").containsExactly("string", "number", "string");
            assertThat(values(call)).containsExactly("\"drew\"", "5", "\"squares\"");
        }
    }

    @Test
    void attachingIsAnEventOfNoSession() throws InterruptedException {
        open().close();

        var event = attached.poll(2, TimeUnit.MINUTES);
        assertThat(event.sessionId()).isNotEmpty();
        assertThat(event.targetInfo().type()).isEqualTo("page");
        assertThat(event.targetInfo().url()).isEqualTo("about:blank");
    }

    @Test
    void eventsReachTheTabOfTheirSession() throws InterruptedException {
        var others = new LinkedBlockingQueue<ConsoleCall>();
        try (var one = open();
                var other = browser.open(others::add)) {
            one.evaluate("console.warn('one')");
            other.evaluate("console.error('other')");

            var heardByOne = console.poll(2, TimeUnit.MINUTES);
            var heardByOther = others.poll(2, TimeUnit.MINUTES);

            assertThat(heardByOne.type()).isEqualTo("warning");
            assertThat(values(heardByOne)).containsExactly("\"one\"");
            assertThat(heardByOther.type()).isEqualTo("error");
            assertThat(values(heardByOther)).containsExactly("\"other\"");
            assertThat(console).isEmpty();
            assertThat(others).isEmpty();
        }
    }

    // Errors

    @Test
    void errorOfTheBrowserIsRemote() {
        try (var tab = open()) {
            assertThatThrownBy(() -> tab.show("no address"))
                    .isInstanceOfSatisfying(
                            RemoteFaultException.class,
                            e -> assertThat(e.code()).isEqualTo(-32000))
                    .hasMessage("Cannot navigate to invalid URL");
        }
    }

    @Test
    void callOfAnUnknownSessionIsRefused() {
        var options = CallOptions.DEFAULTS.with(MetadataKey.ofString("sessionId"), "none");

        assertThatThrownBy(
                        () -> browser.client().proxy(PageDomain.class, options).enable())
                .isInstanceOfSatisfying(
                        RemoteFaultException.class, e -> assertThat(e.code()).isEqualTo(-32001))
                .hasMessage("Session with given id not found.");
    }

    @Test
    void callOfASessionThatLacksItIsRefused() {
        assertThatThrownBy(() -> browser.client().proxy(PageDomain.class).enable())
                .isInstanceOfSatisfying(
                        RemoteFaultException.class, e -> assertThat(e.code()).isEqualTo(-32601))
                .hasMessage("'Page.enable' wasn't found");
    }

    @Test
    void tabThatIsClosedIsNotFound() {
        var tab = open();
        tab.close();

        assertThatThrownBy(tab::screenshot).isInstanceOf(RemoteFaultException.class);
    }

    @Test
    void scriptThatThrowsSaysWhat() {
        try (var tab = open()) {
            assertThatThrownBy(() -> tab.evaluate("circles"))
                    .isInstanceOf(ScriptException.class)
                    .hasMessageStartingWith("ReferenceError: circles is not defined");
            assertThatThrownBy(() -> tab.evaluate("(() => { throw 'no' })()"))
                    .isInstanceOf(ScriptException.class)
                    .hasMessage("string \"no\"");
        }
    }

    @Test
    void pageThatIsNotThereSaysSo() {
        try (var tab = open()) {
            assertThatThrownBy(() -> tab.show("http://127.0.0.1:1/"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("The browser cannot load http://127.0.0.1:1/: net::ERR_");
        }
    }

    // The program

    @Test
    void programDoesItAll(@TempDir Path directory) throws IOException {
        var said = new ByteArrayOutputStream();
        var picture = directory.resolve("page.png");

        DevTools.run(picture, new PrintStream(said, true, UTF_8));

        assertThat(said.toString(UTF_8).lines())
                .anyMatch(line -> line.startsWith("Browser.getVersion       -> "))
                .contains(
                        "Target.attachedToTarget  <- a page with about:blank",
                        "Runtime.consoleAPICalled <- console.log(\"drew\", 5, \"squares\")",
                        "Runtime.evaluate         -> \"Squares\"",
                        "                         -> {\"sum\":55}",
                        "                         -> ReferenceError: circles is not defined",
                        "Page.navigate            -> error -32000: Cannot navigate to invalid URL",
                        "Page.captureScreenshot   -> " + picture,
                        "Connection, browser and server are closed.");
        assertThat(ImageIO.read(picture.toFile()).getRGB(1, 1)).isEqualTo(BACKGROUND);
    }

    @Test
    void nothingIsLeftOfABrowserThatIsClosed() {
        var another = Chromium.start();

        another.close();

        assertThat(another.isAlive()).isFalse();
        assertThat(another.profile()).doesNotExist();
    }

    @Test
    void programThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Chromium.start("no-such-browser"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "There is no no-such-browser on the PATH. On Debian, install it by: apt-get install chromium");
    }

    @Test
    void programThatEndsAtOnceIsTold() {
        assertThatThrownBy(() -> Chromium.start("echo"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("echo does not start: it has ended, and printed:\n--headless --no-sandbox");
    }

    private Tab open() {
        return browser.open(console::add);
    }

    private static List<String> values(ConsoleCall call) {
        return call.args().stream().map(argument -> argument.value().json()).toList();
    }
}
