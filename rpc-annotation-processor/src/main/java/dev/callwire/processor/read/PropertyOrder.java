package dev.callwire.processor.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** The order in which the JSON library writes properties. */
final class PropertyOrder {
    private PropertyOrder() {}

    /** The properties that are shown, in that order. */
    static List<Property> of(TypeElement type, List<Property> properties, Compilation compilation) {
        var shown = properties.stream().filter(Property::isShown).toList();
        var mark = Jackson.inherited(compilation, type, Jackson.PROPERTY_ORDER);
        var sorted = mark != null && mark.flag("alphabetic", false);
        var waiting = new LinkedHashSet<>(sorted ? byName(shown.stream()) : usual(type, shown));
        var ordered = new LinkedHashSet<Property>();

        for (var name : mark == null ? List.<String>of() : mark.texts("value")) {
            named(waiting, name).ifPresent(property -> move(property, waiting, ordered));
        }
        waiting.stream()
                .filter(each -> each.index() >= 0)
                .sorted(Comparator.comparingInt(Property::index))
                .toList()
                .forEach(each -> move(each, waiting, ordered));
        var made = waiting.stream().filter(Property::isOfCreator);
        (sorted ? byName(made) : made.toList()).forEach(each -> move(each, waiting, ordered));
        ordered.addAll(waiting);
        return List.copyOf(ordered);
    }

    private static void move(Property property, Set<Property> from, Set<Property> to) {
        from.remove(property);
        to.add(property);
    }

    private static Optional<Property> named(Set<Property> properties, String name) {
        return properties.stream()
                .filter(each -> each.wireName().equals(name))
                .findFirst()
                .or(() -> properties.stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst());
    }

    private static List<Property> byName(Stream<Property> properties) {
        return properties.sorted(Comparator.comparing(Property::wireName)).toList();
    }

    /** Those that an annotation names come last, unless they are a record's. */
    private static List<Property> usual(TypeElement type, List<Property> properties) {
        if (type.getKind() == ElementKind.RECORD) {
            return properties;
        }
        var result = new ArrayList<>(properties);
        result.sort(Comparator.comparing(Property::isRenamed));
        return result;
    }
}
