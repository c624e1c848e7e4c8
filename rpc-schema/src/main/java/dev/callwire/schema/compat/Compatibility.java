package dev.callwire.schema.compat;

import dev.callwire.schema.ContractLock;
import dev.callwire.schema.EventSchema;
import dev.callwire.schema.MethodSchema;
import dev.callwire.schema.ServedBy;
import dev.callwire.schema.ServiceSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A contract as clients know it, beside what servers know of it now; {@link Change} says what it means where they differ. */
public final class Compatibility {

    private final ContractLock before;
    private final Sides sides;

    /** Compares with a contract as it was. */
    public Compatibility(ContractLock before) {
        this.before = before;
        sides = new Sides(before);
    }

    /** In what an interface differs from what it was. Names of Java alone make it no other. */
    public static List<Difference> compare(ServiceSchema before, ServiceSchema after, ServedBy servedBy) {
        return compare(before, after, servedBy, ServiceComparison::compare);
    }

    /** In what the method or event of a wire name differs, with all that it passes; nothing where one of the interfaces does not have it. */
    public static List<Difference> compareMethod(
            ServiceSchema before, ServiceSchema after, String wireName, ServedBy servedBy) {
        return compare(before, after, servedBy, comparison -> comparison.compare(wireName));
    }

    /** In what an interface differs from what it was; nothing where the contract does not have it. */
    public List<Difference> compare(ServiceSchema after) {
        ContractLock.Entry entry = before.find(after.interfaceName());
        return entry == null ? List.of() : compare(entry.service(), after, sides.of(entry.service()));
    }

    /** In what all interfaces of a module differ from what they were, those that are gone and those that are new included. */
    public List<Difference> compareAll(Collection<ServiceSchema> after) {
        Map<String, ServiceSchema> added = new TreeMap<>();
        after.forEach(service -> added.put(service.interfaceName(), service));
        var findings = new Findings();
        List<ServiceSchema> gone = new ArrayList<>();
        for (ContractLock.Entry entry : before.entries()) {
            ServiceSchema was = entry.service();
            ServiceSchema is = added.remove(was.interfaceName());
            if (is == null) {
                gone.add(was);
            } else {
                findings.addAll(compare(was, is, sides.of(was)));
            }
        }
        for (ServiceSchema was : gone) {
            ServiceSchema is = renamed(was, added.values());
            if (is != null) {
                added.remove(is.interfaceName());
                findings.addAll(compare(was, is, sides.of(was)));
            }
            Direction.ofCalls(sides.of(was))
                    .forEach(direction ->
                            findings.add(is == null ? removed(was, direction) : renamed(was, is, direction)));
        }
        added.values().forEach(service -> findings.add(added(service)));
        return findings.list();
    }

    private static List<Difference> compare(
            ServiceSchema before, ServiceSchema after, ServedBy servedBy, Consumer<ServiceComparison> comparing) {
        var findings = new Findings();
        for (Direction direction : Direction.ofCalls(servedBy)) {
            comparing.accept(new ServiceComparison(before, after, direction, findings));
        }
        return findings.list();
    }

    /** What an interface is called now that is gone by its name: one with some of its methods in the same namespace. */
    private static @Nullable ServiceSchema renamed(ServiceSchema was, Collection<ServiceSchema> candidates) {
        Set<String> names = wireNames(was).collect(Collectors.toSet());
        return candidates.stream()
                .filter(each ->
                        each.callback() == was.callback() && each.namespace().equals(was.namespace()))
                .filter(each -> wireNames(each).anyMatch(names::contains))
                .findFirst()
                .orElse(null);
    }

    private static Stream<String> wireNames(ServiceSchema service) {
        return Stream.concat(
                service.methods().stream().map(MethodSchema::name),
                service.events().stream().map(EventSchema::topic));
    }

    private static Difference removed(ServiceSchema was, Direction direction) {
        return atService(Change.SERVICE_REMOVED, direction, was, was.interfaceName(), "");
    }

    private static Difference renamed(ServiceSchema was, ServiceSchema is, Direction direction) {
        return atService(Change.SERVICE_RENAMED_IN_JAVA, direction, is, was.interfaceName(), is.interfaceName());
    }

    private static Difference added(ServiceSchema service) {
        return atService(Change.SERVICE_ADDED, Direction.FROM_CLIENTS, service, "", service.interfaceName());
    }

    private static Difference atService(
            Change change, Direction direction, ServiceSchema service, String was, String is) {
        Place place = Place.ofService(service.interfaceName());
        return new Difference(change, direction, place, was, is, place);
    }
}
