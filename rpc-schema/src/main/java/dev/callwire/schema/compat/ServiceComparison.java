package dev.callwire.schema.compat;

import dev.callwire.schema.EventSchema;
import dev.callwire.schema.MethodSchema;
import dev.callwire.schema.ServiceSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An interface as it was and as it is, where its calls go one way. */
final class ServiceComparison {

    private final ServiceSchema before;
    private final ServiceSchema after;
    private final Direction direction;
    private final TypeComparison types;
    private final Place service;

    ServiceComparison(ServiceSchema before, ServiceSchema after, Direction direction, Findings findings) {
        this.before = before;
        this.after = after;
        this.direction = direction;
        types = TypeComparison.of(before, after, findings);
        service = Place.ofService(after.interfaceName());
    }

    /** Notes all in which they differ. */
    void compare() {
        if (before.callback() != after.callback()) {
            note(after.callback() ? Change.SERVICE_MADE_CALLBACK : Change.CALLBACK_MADE_SERVICE, service, "", "");
        }
        types.noteDeprecation(before.deprecation() != null, after.deprecation() != null, service);
        Set<String> moved = new HashSet<>();
        compareMethods(moved);
        compareEvents(moved);
        if (!moved.isEmpty()) {
            note(Change.NAMESPACE_CHANGED, service, "'" + prefix(before) + "'", "'" + prefix(after) + "'");
        }
        types.finish();
    }

    /** Notes in what the method or the event of a wire name differs. */
    void compare(String wireName) {
        methods().forEach((method, old) -> {
            if (method.name().equals(wireName) && old != null) {
                compare(old, method);
            }
        });
        events().forEach((event, old) -> {
            if (event.topic().equals(wireName) && old != null) {
                compare(old, event);
            }
        });
        types.finish();
    }

    private Map<MethodSchema, @Nullable MethodSchema> methods() {
        return pairs(before.methods(), after.methods(), MethodSchema::name, MethodSchema::javaName);
    }

    private Map<EventSchema, @Nullable EventSchema> events() {
        return pairs(before.events(), after.events(), EventSchema::topic, EventSchema::javaName);
    }

    private void compareMethods(Set<String> moved) {
        Map<MethodSchema, @Nullable MethodSchema> pairs = methods();
        pairs.forEach((method, old) -> {
            Place at = service.ofMethod(method.name(), method.javaName());
            if (old == null) {
                note(Change.METHOD_ADDED, at, "", method.name());
                return;
            }
            if (isMoved(old.name(), method.name())) {
                moved.add(method.name());
            } else if (!old.name().equals(method.name())) {
                note(Change.WIRE_NAME_CHANGED, at, old.name(), method.name());
            }
            compare(old, method);
        });
        for (MethodSchema method : before.methods()) {
            if (!pairs.containsValue(method)) {
                note(Change.METHOD_REMOVED, service.ofMethod(method.name(), method.javaName()), method.name(), "");
            }
        }
    }

    private void compareEvents(Set<String> moved) {
        Map<EventSchema, @Nullable EventSchema> pairs = events();
        pairs.forEach((event, old) -> {
            Place at = service.ofMethod(event.topic(), event.javaName());
            if (old == null) {
                note(Change.EVENT_ADDED, at, "", event.topic());
                return;
            }
            if (isMoved(old.topic(), event.topic())) {
                moved.add(event.topic());
            } else if (!old.topic().equals(event.topic())) {
                note(Change.TOPIC_CHANGED, at, old.topic(), event.topic());
            }
            compare(old, event);
        });
        for (EventSchema event : before.events()) {
            if (!pairs.containsValue(event)) {
                note(Change.EVENT_REMOVED, service.ofMethod(event.topic(), event.javaName()), event.topic(), "");
            }
        }
    }

    private void compare(MethodSchema old, MethodSchema method) {
        new MethodComparison(types, direction, service.ofMethod(method.name(), method.javaName())).compare(old, method);
    }

    private void compare(EventSchema old, EventSchema event) {
        new EventComparison(types, direction, service.ofMethod(event.topic(), event.javaName())).compare(old, event);
    }

    /**
     * What is there now, each with what it was, or null: that of the same wire name, or else of the same name after the namespace, or of a Java
     * name that only one has.
     */
    private <T> Map<T, @Nullable T> pairs(
            List<T> was, List<T> is, Function<T, String> wireName, Function<T, String> javaName) {
        List<T> left = new ArrayList<>(was);
        Map<T, @Nullable T> pairs = new LinkedHashMap<>();
        is.forEach(each -> pairs.put(each, take(left, each, wireName)));
        if (!prefix(before).equals(prefix(after))) {
            is.forEach(each -> pairs.computeIfAbsent(each, key -> takeMoved(left, key, wireName)));
        }
        is.forEach(each -> pairs.computeIfAbsent(
                each,
                key -> isOnly(is, key, javaName) && isOnly(was, key, javaName) ? take(left, key, javaName) : null));
        return pairs;
    }

    private static <T> @Nullable T take(List<T> left, T like, Function<T, String> name) {
        for (T each : left) {
            if (name.apply(each).equals(name.apply(like))) {
                left.remove(each);
                return each;
            }
        }
        return null;
    }

    private static <T> boolean isOnly(List<T> all, T like, Function<T, String> name) {
        return all.stream()
                        .filter(each -> name.apply(each).equals(name.apply(like)))
                        .count()
                == 1;
    }

    private <T> @Nullable T takeMoved(List<T> left, T like, Function<T, String> name) {
        for (T each : left) {
            if (isMoved(name.apply(each), name.apply(like))) {
                left.remove(each);
                return each;
            }
        }
        return null;
    }

    /** Whether two names are the same but for the namespaces that they are in. */
    private boolean isMoved(String was, String is) {
        return !prefix(before).equals(prefix(after))
                && was.startsWith(prefix(before))
                && is.startsWith(prefix(after))
                && was.substring(prefix(before).length())
                        .equals(is.substring(prefix(after).length()));
    }

    private static String prefix(ServiceSchema of) {
        return of.namespace() + of.separator();
    }

    private void note(Change change, Place place, String was, String is) {
        types.note(change, direction, place, was, is);
    }
}
