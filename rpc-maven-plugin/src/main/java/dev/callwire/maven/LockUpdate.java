package dev.callwire.maven;

import dev.callwire.schema.ContractLock;
import dev.callwire.schema.LockFormatException;
import dev.callwire.schema.LockJson;
import dev.callwire.schema.ServedBy;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.compat.Compatibility;
import dev.callwire.schema.compat.Difference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Writes the lock anew.
 *
 * @param servedByClients the binary names of interfaces that clients serve, beside those of which the lock says so
 */
record LockUpdate(Path file, Set<String> servedByClients) {

    LockUpdate {
        servedByClients = Set.copyOf(servedByClients);
    }

    /**
     * What became of the lock.
     *
     * @param trouble why the lock that was there could not be read; empty where it could, or where there was none
     */
    record Outcome(List<Difference> differences, String trouble, String message) {

        Outcome {
            differences = List.copyOf(differences);
        }
    }

    Outcome run(List<ServiceSchema> services) throws MojoExecutionException, MojoFailureException {
        requireKnown(services);
        String trouble = "";
        ContractLock before = ContractLock.EMPTY;
        if (Files.exists(file)) {
            try {
                before = LockJson.read(file);
            } catch (LockFormatException e) {
                if (Files.isDirectory(file)) {
                    throw new MojoFailureException(e.getMessage(), e);
                }
                trouble = String.valueOf(e.getMessage());
            }
        } else if (services.isEmpty()) {
            return new Outcome(List.of(), "", "There is no service, and so nothing to agree on.");
        }
        requireServices(services, before);
        List<Difference> differences = new Compatibility(before).compareAll(services);
        boolean written = write(after(services, before));
        String message = (written ? "Wrote " : "Unchanged: ") + file + " (" + services.size()
                + (services.size() == 1 ? " interface" : " interfaces") + ")";
        return new Outcome(differences, trouble, message);
    }

    private void requireKnown(List<ServiceSchema> services) throws MojoFailureException {
        Set<String> unknown = new TreeSet<>(servedByClients);
        services.forEach(service -> unknown.remove(service.interfaceName()));
        if (!unknown.isEmpty()) {
            throw new MojoFailureException(
                    "What clients serve must be interfaces of this module, by their binary names."
                            + " Found in servedByClients: " + String.join(", ", unknown) + ".");
        }
    }

    private void requireServices(List<ServiceSchema> services, ContractLock before) throws MojoFailureException {
        if (services.isEmpty() && !before.entries().isEmpty()) {
            throw new MojoFailureException(
                    "The lock " + file + " has interfaces, and class output has none. Compile the"
                            + " module first: mvn compile. If it is right that there are none, delete the lock.");
        }
    }

    private ContractLock after(List<ServiceSchema> services, ContractLock before) {
        List<ContractLock.Entry> entries = new ArrayList<>();
        for (ContractLock.Entry entry : ContractLock.of(services, before).entries()) {
            boolean isServedByClients =
                    servedByClients.contains(entry.service().interfaceName()) && entry.servedBy() == ServedBy.SERVERS;
            entries.add(isServedByClients ? new ContractLock.Entry(entry.service(), ServedBy.CLIENTS) : entry);
        }
        return new ContractLock(entries);
    }

    private boolean write(ContractLock lock) throws MojoExecutionException {
        try {
            return new OutputFile(file).update(new String(LockJson.write(lock), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "The lock cannot be written to " + file + ": " + FoundSchemas.reason(e), e);
        }
    }
}
