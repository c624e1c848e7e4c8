package dev.callwire.schema;

import static dev.callwire.schema.Golden.assertGolden;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.schema.compat.Compatibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockJsonTest {

    private static final String FILE = "callwire.lock.json";
    private static final List<ServiceSchema> SERVICES = List.of(
            ShopServices.ORDERS,
            ShopServices.STOCK,
            WatchedServices.WATCHED,
            WatchedServices.WATCHER,
            MarketServices.MARKET,
            MarketServices.EVENTS);

    @Test
    void lockIsWrittenAsExpected() throws IOException {
        assertGolden(text(SERVICES), "callwire.lock.json");
    }

    @Test
    void orderOfInterfacesAndMethodsMeansNothing() {
        List<ServiceSchema> turned = new ArrayList<>();
        for (ServiceSchema service : SERVICES) {
            List<MethodSchema> methods = new ArrayList<>(service.methods());
            Collections.reverse(methods);
            turned.add(
                    0,
                    new ServiceSchema(
                            service.interfaceName(),
                            service.callback(),
                            service.namespace(),
                            service.separator(),
                            service.doc(),
                            service.deprecation(),
                            methods,
                            service.events(),
                            service.types()));
        }

        assertThat(text(turned)).isEqualTo(text(SERVICES));
    }

    @Test
    void whatWasWrittenIsReadBackAsTheSameContract() {
        ContractLock read = LockJson.read(text(SERVICES).getBytes(UTF_8), FILE);

        assertThat(new Compatibility(read).compareAll(SERVICES)).isEmpty();
        assertThat(LockJson.write(read)).isEqualTo(text(SERVICES).getBytes(UTF_8));
    }

    @Test
    void whoServesAnInterfaceIsKept() {
        var lock = new ContractLock(List.of(new ContractLock.Entry(ShopServices.STOCK, ServedBy.BOTH)));

        ContractLock read = LockJson.read(LockJson.write(lock), FILE);

        assertThat(ContractLock.of(SERVICES, read).find("com.acme.stock.Stock"))
                .isEqualTo(new ContractLock.Entry(ShopServices.STOCK, ServedBy.BOTH));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                             | 1 | a lock must be JSON, and this is not (It is empty)
            {;  "callwireLock": 1,;  "services": [ nope ]} | 3 | a lock must be JSON, and this is not (Unrecognized token 'nope'
            {;  "callwireLock": 2,;  "services": []}       | 2 | callwireLock, the version of the form, must be 1. Found: 2. Use the version of Callwire
            {;  "services": []}                            | 1 | callwireLock must be an integer. Found: nothing
            {;"callwireLock": 1,;"services": {}}           | 3 | services must be an array. Found: an object
            {;"callwireLock": 1,;"services": [],;"x": 1}   | 4 | only known members may stand here, and this version does not know 'x'
            {;"callwireLock": 1,;"services": [;{"interface": "A",;"namespace": 7}]} | 5 | services[0].namespace must be a string. Found: 7
            {;"callwireLock": 1,;"services": [;{"interface": "A"}]} | 4 | services[0].namespace must be a string. Found: nothing
            {;"callwireLock": 1,;"services": [;{"interface": "A", "namespace": "", "methods": [],;"servedBy": "me", "types": []}]} | 5 | services[0].servedBy must be one of servers, clients, both. Found: 'me'
            """)
    void brokenLockIsToldWithItsLine(String lines, int line, String problem) {
        assertRefused(lines.replace(";", "\n"))
                .hasMessageStartingWith(FILE + ":" + line + ": ")
                .hasMessageContaining(problem);
    }

    @Test
    void interfaceThatIsThereTwiceIsTold() {
        String service = "\n{\"interface\": \"A\", \"namespace\": \"\", \"methods\": [], \"types\": []}";

        assertRefused("{\"callwireLock\": 1, \"services\": [" + service + "," + service + "]}")
                .hasMessage(FILE
                        + ":3: in services[1]: a lock has each interface once. Found twice: A. Take the last version"
                        + " that was right, or write it anew: mvn callwire:update-lock");
    }

    @Test
    void mergeConflictIsToldWithItsLine() {
        String text = text(SERVICES);
        String second = text.lines().skip(1).findFirst().orElseThrow();
        String conflict = "<<<<<<< HEAD\n" + second + "\n=======\n" + second + "\n>>>>>>> branch";

        assertRefused(text.replace(second, conflict))
                .hasMessage(
                        FILE + ":2: here is a merge conflict that nobody has resolved. Take either side, and write the"
                                + " lock anew: mvn callwire:update-lock");
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        assertThatThrownBy(() -> LockJson.read(new byte[] {(byte) 0xff}, FILE))
                .isInstanceOf(LockFormatException.class)
                .hasMessageStartingWith(FILE + ": a lock must be UTF-8, and this is not. ");
    }

    @Test
    void folderIsNoLock(@TempDir Path folder) {
        assertThatThrownBy(() -> LockJson.read(folder))
                .isInstanceOf(LockFormatException.class)
                .hasMessage(folder + ": a lock must be a file, and this is a folder. Move it away.");
    }

    @Test
    void lockThatIsNotThereIsTold(@TempDir Path folder) {
        assertThatThrownBy(() -> LockJson.read(folder.resolve(FILE)))
                .isInstanceOf(LockFormatException.class)
                .hasMessage(folder.resolve(FILE)
                        + ": the lock cannot be read (NoSuchFileException). See that it is there, and"
                        + " that you may read it.");
    }

    @Test
    void fileIsReadAsItsBytesAre(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve(FILE), LockJson.write(ContractLock.of(SERVICES, ContractLock.EMPTY)));

        assertThat(LockJson.read(file).entries()).hasSize(SERVICES.size());
    }

    private static String text(List<ServiceSchema> services) {
        return new String(LockJson.write(ContractLock.of(services, ContractLock.EMPTY)), UTF_8);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String text) {
        return assertThatThrownBy(() -> LockJson.read(text.getBytes(UTF_8), FILE))
                .isInstanceOf(LockFormatException.class);
    }
}
