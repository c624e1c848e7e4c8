package dev.callwire.maven.docs;

import dev.callwire.schema.EventSchema;
import dev.callwire.schema.MethodSchema;
import dev.callwire.schema.ServiceSchema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An interface and the page that is about it. */
final class Chapter {
    /** What an interface is there for. */
    enum Kind {
        SERVICE("service", "Service"),
        EVENTS("events", "Events"),
        CALLBACK("callback", "Callback");

        private final String prefix;
        private final String title;

        Kind(String prefix, String title) {
            this.prefix = prefix;
            this.title = title;
        }

        /** What names of files begin with. */
        String prefix() {
            return prefix;
        }

        String title() {
            return title;
        }
    }

    private final ServiceSchema service;
    private final int place;
    private final String name;
    private final String file;
    private final Map<String, String> methods = new HashMap<>();
    private final Map<String, String> events = new HashMap<>();

    /**
     * @param place where the service stands among all
     * @param name what the interface is called here
     */
    Chapter(ServiceSchema service, int place, String name, String file) {
        this.service = service;
        this.place = place;
        this.name = name;
        this.file = file;
        Set<String> taken = new HashSet<>();
        service.methods().forEach(method -> methods.put(method.name(), Anchor.fresh(wireName(method), taken)));
        service.events().forEach(event -> events.put(event.topic(), Anchor.fresh(event.topic(), taken)));
    }

    ServiceSchema service() {
        return service;
    }

    int place() {
        return place;
    }

    String name() {
        return name;
    }

    String file() {
        return file;
    }

    Kind kind() {
        return kind(service);
    }

    static Kind kind(ServiceSchema service) {
        if (service.callback()) {
            return Kind.CALLBACK;
        }
        return service.events().isEmpty() ? Kind.SERVICE : Kind.EVENTS;
    }

    /** What a method is called by: on an object that is passed by reference, without a namespace. */
    String wireName(MethodSchema method) {
        return service.callback() ? service.nameOnObject(method) : method.name();
    }

    String anchor(MethodSchema method) {
        return known(methods.get(method.name()));
    }

    String anchor(EventSchema event) {
        return known(events.get(event.topic()));
    }

    private static String known(@Nullable String anchor) {
        if (anchor == null) {
            throw new IllegalStateException("It belongs to another chapter");
        }
        return anchor;
    }

    String link(MethodSchema method) {
        return file + Anchor.reference(anchor(method));
    }

    String link(EventSchema event) {
        return file + Anchor.reference(anchor(event));
    }
}
