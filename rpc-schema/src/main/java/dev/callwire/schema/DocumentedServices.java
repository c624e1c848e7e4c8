package dev.callwire.schema;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The services of one document, and the interfaces that they or those refer to, in the order of their names; with their named types under
 * short names.
 */
record DocumentedServices(List<ServiceSchema> services, Components components) {

    /** What gets into a document of those services: of callbacks, only those that are referred to. */
    static DocumentedServices of(Collection<ServiceSchema> services) {
        Map<String, ServiceSchema> reached = new TreeMap<>();
        Deque<ServiceSchema> waiting = new ArrayDeque<>(
                services.stream().filter(service -> !service.callback()).toList());
        while (!waiting.isEmpty()) {
            ServiceSchema service = waiting.remove();
            if (reached.putIfAbsent(service.interfaceName(), service) == null) {
                services.stream()
                        .filter(each -> service.remoteInterfaces().contains(each.interfaceName()))
                        .forEach(waiting::add);
            }
        }
        List<ServiceSchema> sorted = List.copyOf(reached.values());
        return new DocumentedServices(sorted, new Components(sorted));
    }

    /**
     * Checks that a name means one thing.
     *
     * @throws IllegalArgumentException if two methods have the same wire name, or two events a topic; the message names both interfaces
     */
    DocumentedServices requireDistinct() {
        requireDistinctMethods();
        requireDistinctTopics();
        return this;
    }

    private void requireDistinctMethods() {
        Map<String, String> owners = new HashMap<>();
        for (ServiceSchema service : services) {
            if (service.callback()) {
                continue;
            }
            for (MethodSchema method : service.methods()) {
                String other = owners.put(method.name(), service.interfaceName());
                if (other != null) {
                    throw new IllegalArgumentException(
                            "The methods of one document must have distinct wire names. Found '"
                                    + method.name() + "' in " + other + " and in " + service.interfaceName()
                                    + ". Give one of the services another namespace, or the method another name.");
                }
            }
        }
    }

    private void requireDistinctTopics() {
        Map<String, String> owners = new HashMap<>();
        for (ServiceSchema service : services) {
            for (EventSchema event : service.events()) {
                String other = owners.put(event.topic(), service.interfaceName());
                if (other != null) {
                    throw new IllegalArgumentException("The events of one document must have distinct topics. Found '"
                            + event.topic() + "' in " + other + " and in " + service.interfaceName()
                            + ". Give one of the interfaces another namespace, or the event another name.");
                }
            }
        }
    }
}
