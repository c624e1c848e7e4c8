package dev.callwire.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.schema.ContractLock;
import dev.callwire.schema.Doc;
import dev.callwire.schema.LockJson;
import dev.callwire.schema.MethodSchema;
import dev.callwire.schema.ParamSchema;
import dev.callwire.schema.SchemaJson;
import dev.callwire.schema.ServedBy;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.Types;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lock as it is written, and what a module is compared with. */
class LockTest {
    private static final ServiceSchema ORDERS = orders(MethodSchema.call("orders.place", "place"));
    private static final ServiceSchema ORDERS_OF_SIZE =
            orders(MethodSchema.call("orders.place", "place").param(ParamSchema.required("size", Types.INT)));
    private static final String REQUIRED = "Orders.place: A parameter that must be given is added";

    @TempDir
    private Path folder;

    @Test
    void firstLockIsWritten() throws Exception {
        var outcome = update(ORDERS);

        assertThat(outcome.message()).isEqualTo("Wrote " + lock() + " (1 interface)");
        assertThat(outcome.differences())
                .extracting(each -> each.change().name())
                .containsExactly("SERVICE_ADDED");
        assertThat(LockJson.read(lock()).entries()).hasSize(1);
    }

    @Test
    void lockThatHasNotChangedIsLeftAlone() throws Exception {
        update(ORDERS);

        assertThat(update(ORDERS).message()).isEqualTo("Unchanged: " + lock() + " (1 interface)");
    }

    @Test
    void whatBreaksIsTold() throws Exception {
        update(ORDERS);

        assertThat(update(ORDERS_OF_SIZE).differences())
                .singleElement()
                .matches(each -> each.isBreaking())
                .extracting(each -> each.text())
                .isEqualTo("parameter 'size' of " + REQUIRED + ". Is: int.");
    }

    @Test
    void brokenLockIsWrittenAnew() throws Exception {
        Files.writeString(lock(), "<<<<<<< HEAD\n");

        var outcome = update(ORDERS);

        assertThat(outcome.trouble()).contains(lock() + ":1: here is a merge conflict");
        assertThat(LockJson.read(lock()).entries()).hasSize(1);
    }

    @Test
    void folderIsNoLock() throws IOException {
        Files.createDirectory(lock());

        assertThatThrownBy(() -> update(ORDERS))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(lock() + ": a lock must be a file, and this is a folder. Move it away.");
    }

    @Test
    void moduleWithoutServicesNeedsNoLock() throws Exception {
        assertThat(update().message()).isEqualTo("There is no service, and so nothing to agree on.");
        assertThat(lock()).doesNotExist();
    }

    @Test
    void lockIsNotEmptiedByAModuleThatIsNotCompiled() throws Exception {
        update(ORDERS);

        assertThatThrownBy(this::update)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("The lock " + lock()
                        + " has interfaces, and class output has none. Compile the module first: mvn"
                        + " compile. If it is right that there are none, delete the lock.");
    }

    @Test
    void whatClientsServeIsRemembered() throws Exception {
        new LockUpdate(lock(), Set.of("com.acme.Orders")).run(List.of(ORDERS));
        update(ORDERS_OF_SIZE);

        assertThat(LockJson.read(lock()).entries())
                .extracting(ContractLock.Entry::servedBy)
                .containsExactly(ServedBy.CLIENTS);
    }

    @Test
    void whatClientsServeIsKnown() {
        assertThatThrownBy(() -> new LockUpdate(lock(), Set.of("com.acme.Nobody")).run(List.of(ORDERS)))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("What clients serve must be interfaces of this module, by their binary names. Found in"
                        + " servedByClients: com.acme.Nobody.");
    }

    @Test
    void breakingChangesAreCountedAndReported() throws Exception {
        var outcome = check(ORDERS, Set.of(), ORDERS_OF_SIZE);

        assertThat(outcome.breaking()).isOne();
        assertThat(outcome.text())
                .startsWith("acme: 1 breaking, 0 compatible\nREQUIRED_PARAM_ADDED parameter 'size' of " + REQUIRED);
    }

    @Test
    void interfaceThatIsGoneIsReported() throws Exception {
        assertThat(check(ORDERS, Set.of()).text())
                .startsWith(
                        "acme: 1 breaking, 0 compatible\nSERVICE_REMOVED Orders: A service, callback or set of events is"
                                + " removed. Was: com.acme.Orders. Breaks: ");
    }

    @Test
    void ruleMayBeAllowedEverywhereOrAtAPlace() throws Exception {
        assertThat(check(ORDERS, Set.of("REQUIRED_PARAM_ADDED"), ORDERS_OF_SIZE).breaking())
                .isZero();
        assertThat(check(ORDERS, Set.of("REQUIRED_PARAM_ADDED@parameter 'size' of Orders.place"), ORDERS_OF_SIZE)
                        .text())
                .startsWith("acme: 0 breaking, 1 allowed, 0 compatible\nREQUIRED_PARAM_ADDED (allowed) ");
        assertThat(check(ORDERS, Set.of("REQUIRED_PARAM_ADDED@Orders.pay"), ORDERS_OF_SIZE)
                        .breaking())
                .isOne();
    }

    @Test
    void ruleThatIsAllowedIsKnown() {
        assertThatThrownBy(() -> check(ORDERS, Set.of("ANYTHING"), ORDERS))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("What is allowed must begin with a rule, as reports name them. Found: 'ANYTHING'. Write"
                        + " METHOD_REMOVED, or METHOD_REMOVED@Orders.place for one place alone.");
    }

    @Test
    void contractIsReadFromAnArchiveAFolderOrALock() throws Exception {
        var archive = folder.resolve("orders.jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry(ORDERS.resourceName()));
            zip.write(SchemaJson.write(ORDERS));
        }
        var file = folder.resolve("classes").resolve(ORDERS.resourceName());
        Files.createDirectories(file.getParent());
        Files.write(file, SchemaJson.write(ORDERS));
        update(ORDERS);

        for (var each : List.of(archive, folder.resolve("classes"), lock())) {
            assertThat(CompatibilityCheck.contract(each, ContractLock.EMPTY).entries())
                    .hasSize(1);
        }
    }

    @Test
    void contractIsThereAndHasServices() throws IOException {
        var empty = Files.createDirectory(folder.resolve("empty"));

        assertThatThrownBy(() -> CompatibilityCheck.contract(folder.resolve("none"), ContractLock.EMPTY))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("What to compare with must be there. Found no " + folder.resolve("none") + ".");
        assertThatThrownBy(() -> CompatibilityCheck.contract(empty, ContractLock.EMPTY))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("What to compare with must have services. Found none in " + empty
                        + ". Take an artifact that was compiled with Callwire's annotation processor.");
    }

    @Test
    void brokenLockIsNoContract() throws IOException {
        Files.writeString(lock(), "{}");

        assertThatThrownBy(() -> CompatibilityCheck.contract(lock(), ContractLock.EMPTY))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith(lock() + ":1: callwireLock must be an integer. Found: nothing.");
    }

    private LockUpdate.Outcome update(ServiceSchema... services) throws Exception {
        return new LockUpdate(lock(), Set.of()).run(List.of(services));
    }

    private static CompatibilityCheck.Outcome check(ServiceSchema before, Set<String> allowed, ServiceSchema... after)
            throws Exception {
        var contract = ContractLock.of(List.of(before), ContractLock.EMPTY);
        return new CompatibilityCheck("acme", contract, allowed).run(List.of(after));
    }

    private Path lock() {
        return folder.resolve(ContractLock.FILE_NAME);
    }

    private static ServiceSchema orders(MethodSchema.Builder method) {
        return new ServiceSchema("com.acme.Orders", "orders", Doc.NONE, null, List.of(method.build()), List.of());
    }
}
