package dev.callwire.schema;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contract as it was agreed on: the interfaces of a module, without their documentation.
 *
 * @param entries sorted by the names of their interfaces
 */
public record ContractLock(List<Entry> entries) {

    /** What the file is called that holds a lock. */
    public static final String FILE_NAME = "callwire.lock.json";

    /** Nothing has been agreed on. */
    public static final ContractLock EMPTY = new ContractLock(List.of());

    /**
     * An interface.
     *
     * @param servedBy which end serves it; of a callback, beside what the services say that pass it
     */
    public record Entry(ServiceSchema service, ServedBy servedBy) {

        public Entry {
            requireNonNull(service, "service");
            requireNonNull(servedBy, "servedBy");
        }
    }

    /**
     * Copies and sorts.
     *
     * @throws IllegalArgumentException if an interface is there twice
     */
    public ContractLock {
        entries = entries.stream()
                .sorted(Comparator.comparing(entry -> entry.service().interfaceName()))
                .toList();
        Names.requireDistinct(
                entries, entry -> entry.service().interfaceName(), "A lock has each interface once. Found twice: %s.");
    }

    /** A contract of these interfaces, served by whom another lock says, and else by servers. */
    public static ContractLock of(Collection<ServiceSchema> services, ContractLock earlier) {
        return new ContractLock(services.stream()
                .map(service -> {
                    Entry entry = earlier.find(service.interfaceName());
                    return new Entry(service, entry == null ? ServedBy.SERVERS : entry.servedBy());
                })
                .toList());
    }

    /** The interface of a binary name, or null. */
    public @Nullable Entry find(String interfaceName) {
        for (Entry entry : entries) {
            if (entry.service().interfaceName().equals(interfaceName)) {
                return entry;
            }
        }
        return null;
    }
}
