package dev.callwire.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.schema.ContractLock;
import dev.callwire.schema.LockJson;
import dev.callwire.schema.SchemaJson;
import dev.callwire.schema.ServiceSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A contract that is held to what was agreed on. */
class LockTest {
    private static final String SHOP = """
            package demo;
            import dev.callwire.annotation.*;
            import java.util.List;
            @RpcService
            interface Shop {
              int place(Order order, Colour colour) throws SoldOut;
              void pay(int amount);
              Colour favourite();
              void watch(Watcher watcher);
              record Order(String name, int count, List<Line> lines) {}
              record Line(int price) {}
              enum Colour { RED,
                BLUE }
              @RpcError(code = 7)
              class SoldOut extends Exception {
                private static final long serialVersionUID = 1;
                public final int left;
                public SoldOut(int left) { this.left = left; }
              }
              @RpcCallback interface Watcher {
                void seen(int count);
              }
              @RpcEvents interface News {
                void told(String text, int at);
              }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void keptContractCompiles() throws IOException {
        lock(SHOP);

        assertThat(compile(SHOP)).isEmpty();
    }

    @Test
    void compatibleChangesCompile() throws IOException {
        lock(SHOP);

        assertThat(compile(SHOP.replace("void pay(int amount);", "void pay(long amount); void refund();")
                        .replace("Colour favourite()", "Colour liked()")
                        .replace("Colour liked()", "@RpcMethod(\"shop.favourite\") Colour liked()")))
                .isEmpty();
    }

    @Test
    void breakingChangeIsAnErrorThatSaysWhoBreaksAndHowToProceed() throws IOException {
        lock(SHOP);

        assertThat(compile(SHOP.replace("int count,", "byte count,")))
                .containsExactly(
                        "Shop.java:10: error: The contract in callwire.lock.json must be kept. Shop.Order.count: A"
                                + " number must be smaller, or less exact: long becomes int. Was: int. Is: byte. Breaks: clients"
                                + " may send numbers that are refused, or lose digits (parameter 'order' of Shop.place). Keep the"
                                + " type in what clients send. Or, if there are no such clients, agree on it anew: mvn"
                                + " callwire:update-lock.");
    }

    @Test
    void eachBreakingChangeIsToldAtItsLine() throws IOException {
        lock(SHOP);

        assertThat(compile(SHOP.replace("void pay(int amount)", "void pay(int sum, int tip)")
                        .replace("BLUE", "GREEN")
                        .replace("code = 7", "code = 8")
                        .replace("public final int left;\n", "public final String left;\n")
                        .replace("SoldOut(int left)", "SoldOut(String left)")
                        .replace("record Line(int price)", "record Line(int price, int tax)")
                        .replace("seen(int count)", "seen(long count)")
                        .replace("int at", "String at")))
                .extracting(LockTest::beginning)
                .containsExactlyInAnyOrder(
                        "Shop.java:11: Shop.Line.tax: A property that must be there is added",
                        "Shop.java:13: Shop.Colour.GREEN: An enum gets a constant",
                        "Shop.java:12: Shop.Colour.BLUE: An enum loses a constant, or has it renamed on the wire",
                        "Shop.java:15: error SoldOut of Shop.place: A typed error gets another code",
                        "Shop.java:17: error SoldOut.left of Shop.place: A value becomes one of another type",
                        "Shop.java:7: parameter 'sum' of Shop.pay: A parameter that goes by name gets another one",
                        "Shop.java:7: parameter 'tip' of Shop.pay: A parameter that must be given is added",
                        "Shop.java:21: parameter 'count' of Shop.Watcher.seen: A number may be larger, or more exact: int becomes long, or double",
                        "Shop.java:24: parameter 'at' of Shop.News.told: A value becomes one of another type");
    }

    @Test
    void methodThatIsGoneIsToldAtTheInterface() throws IOException {
        lock(SHOP);

        assertThat(compile(SHOP.replace("  void pay(int amount);\n", "")))
                .singleElement()
                .asString()
                .startsWith(
                        "Shop.java:5: error: The contract in callwire.lock.json must be kept. Shop.pay: A method is"
                                + " removed. Was: shop.pay. Breaks: clients that call it get 'method not found'. Keep the method,");
    }

    @Test
    void overloadedMethodsAreToldApart() throws IOException {
        String source = """
                package demo;
                import dev.callwire.annotation.*;
                @RpcService interface Shop {
                  void a(int x);
                  @RpcMethod("shop.b") void a(String x);
                }
                """;
        lock(source);

        assertThat(compile(source.replace("String x", "boolean x")))
                .singleElement()
                .asString()
                .startsWith("Shop.java:5: ");
    }

    @Test
    void inheritedMethodIsToldWhereItStands() throws IOException {
        String source = """
                package demo;
                interface Base {
                  void a(int x);
                }
                @dev.callwire.annotation.RpcService interface Shop extends Base {}
                """;
        lock(source);

        assertThat(compile(source.replace("int x", "boolean x")))
                .singleElement()
                .asString()
                .startsWith("Shop.java:3: ")
                .endsWith("(Inherited by demo.Shop.)");
    }

    @Test
    void renamedPropertyIsFoundByItsWireName() throws IOException {
        String source = """
                package demo;
                import com.fasterxml.jackson.annotation.JsonProperty;
                @dev.callwire.annotation.RpcService interface Shop {
                  void a(Bean bean);
                  class Bean {
                    private int size;
                    @JsonProperty("length")
                    public int getSize() { return size; }
                    public void setSize(int value) { size = value; }
                    public boolean isOpen() { return true; }
                    public void setOpen(boolean open) {}
                  }
                }
                """;
        lock(source);

        assertThat(compile(source.replace("int size", "byte size")
                        .replace("int getSize", "byte getSize")
                        .replace("int value", "byte value")))
                .singleElement()
                .asString()
                .startsWith("Shop.java:8: ");
    }

    @Test
    void serviceThatTheLockDoesNotHavePasses() throws IOException {
        lock(SHOP);

        assertThat(compile("package demo; @dev.callwire.annotation.RpcService interface Shop2 { void a(); }", "Shop2"))
                .isEmpty();
    }

    @Test
    void schemaIsWrittenAlthoughItBreaksTheLock() throws IOException {
        lock(SHOP);

        Files.writeString(folder.resolve("pom.xml"), "");
        var classes = folder.resolve("target/classes");

        assertThat(compileInto(classes, SHOP.replace("int amount", "boolean amount")))
                .hasSize(1);

        assertThat(classes.resolve("META-INF/callwire/demo.Shop.json"))
                .content()
                .contains("\"boolean\"");
    }

    @Test
    void lockMayBeTurnedOff() throws IOException {
        lock(SHOP);

        var compilation = Javac.compile(
                List.of("-Acallwire.lock=off"), source(SHOP.replace("int amount", "boolean amount"), "Shop"));

        assertThat(Javac.messages(compilation)).isEmpty();
    }

    @Test
    void brokenLockIsToldOnceWithItsLine() throws IOException {
        lock(SHOP);
        String text = Files.readString(file());
        Files.writeString(file(), "<<<<<<< ours\n" + text);

        assertThat(compile(SHOP))
                .containsExactly(
                        "nowhere: error: " + file() + ":1: here is a merge conflict that nobody has resolved. Take"
                                + " either side, and write the lock anew: mvn callwire:update-lock");
    }

    @Test
    void lockThatIsNamedMustBeThere() {
        assertThat(compile(SHOP))
                .containsExactly(
                        "nowhere: error: " + file() + ": the lock cannot be read (NoSuchFileException). See that it"
                                + " is there, and that you may read it.");
    }

    @Test
    void lockIsFoundWhereTheProjectOfClassOutputBegins() throws IOException {
        lock(SHOP);
        Files.writeString(folder.resolve("pom.xml"), "");

        assertThat(compileInto(folder.resolve("target/classes"), SHOP.replace("int amount", "boolean amount")))
                .singleElement()
                .asString()
                .contains("parameter 'amount' of Shop.pay: A value becomes one of another type.");
    }

    @Test
    void lockOfAnotherProjectIsNotLookedAt() throws IOException {
        lock(SHOP);
        Files.createDirectories(folder.resolve("module"));
        Files.writeString(folder.resolve("module/pom.xml"), "");

        assertThat(compileInto(folder.resolve("module/target/classes"), SHOP.replace("int amount", "boolean amount")))
                .isEmpty();
    }

    private static String beginning(String message) {
        return message.replace("error: The contract in callwire.lock.json must be kept. ", "")
                .replaceAll("\\. .*", "");
    }

    private Path file() {
        return folder.resolve(ContractLock.FILE_NAME);
    }

    private List<String> options() {
        return List.of("-Acallwire.lock=" + file());
    }

    /** Agrees on the contract of some sources. */
    private void lock(String text) throws IOException {
        var services = Javac.generated(Javac.compile(source(text, "Shop"))).entrySet().stream()
                .filter(each -> each.getKey().startsWith(ServiceSchema.RESOURCE_FOLDER))
                .map(each -> SchemaJson.read(each.getValue().getBytes(UTF_8), each.getKey()))
                .toList();
        Files.write(file(), LockJson.write(ContractLock.of(services, ContractLock.EMPTY)));
    }

    private List<String> compile(String text) {
        return compile(text, "Shop");
    }

    private List<String> compile(String text, String name) {
        return Javac.messages(Javac.compile(options(), source(text, name)));
    }

    private static JavaFileObject source(String text, String name) {
        return Javac.source("demo." + name, text);
    }

    /** Compiles with class output in a folder, as builds do. */
    private static List<String> compileInto(Path classes, String text) throws IOException {
        Files.createDirectories(classes);
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var task = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        diagnostics,
                        List.of("-d", classes.toString(), "-proc:only"),
                        null,
                        List.of(source(text, "Shop")));
        task.setProcessors(List.of(new RpcServiceProcessor()));
        task.call();
        return diagnostics.getDiagnostics().stream()
                .map(each -> each.getMessage(Locale.ROOT))
                .toList();
    }
}
