package dev.callwire.schema.compat;

import dev.callwire.schema.PropertyAccess;
import dev.callwire.schema.PropertySchema;
import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.TypeSchema.ObjectType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Two objects that go one way, compared by the names of their properties. One that does not go that way is not there. */
record ObjectComparison(TypeComparison types, Direction direction, Place place) {

    void compare(ObjectType before, ObjectType after) {
        Map<String, PropertySchema> was = properties(before);
        Map<String, PropertySchema> is = properties(after);
        is.forEach((name, property) -> compare(was.get(name), property));
        was.forEach((name, property) -> {
            if (!is.containsKey(name)) {
                types.note(
                        property.required() ? Change.REQUIRED_PROPERTY_REMOVED : Change.PROPERTY_REMOVED,
                        direction,
                        place.ofMember(name),
                        TypeWords.of(property.schema()),
                        "");
            }
        });
        compareOthers(before.others(), after.others());
    }

    private Map<String, PropertySchema> properties(ObjectType object) {
        PropertyAccess unseen =
                direction == Direction.FROM_CLIENTS ? PropertyAccess.READ_ONLY : PropertyAccess.WRITE_ONLY;
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        for (PropertySchema property : object.properties()) {
            if (property.access() != unseen) {
                properties.put(property.name(), property);
            }
        }
        return properties;
    }

    private void compare(@Nullable PropertySchema before, PropertySchema after) {
        Place at = place.ofMember(after.name());
        if (before == null) {
            types.note(
                    after.required() ? Change.REQUIRED_PROPERTY_ADDED : Change.PROPERTY_ADDED,
                    direction,
                    at,
                    "",
                    TypeWords.of(after.schema()));
            return;
        }
        compareDefaults(before.defaultValue(), after.defaultValue(), at);
        types.noteDeprecation(before.deprecation() != null, after.deprecation() != null, at);
        if (before.required() == after.required()) {
            types.compare(before.schema(), after.schema(), direction, at);
        } else {
            types.note(
                    after.required() ? Change.PROPERTY_MADE_REQUIRED : Change.PROPERTY_MADE_OPTIONAL,
                    direction,
                    at,
                    "",
                    "");
            types.compareApartFromNull(before.schema(), after.schema(), direction, at);
        }
    }

    private void compareDefaults(@Nullable String before, @Nullable String after, Place at) {
        if (!Objects.equals(before, after)) {
            types.note(
                    before == null ? Change.DEFAULT_ADDED : Change.DEFAULT_CHANGED,
                    direction,
                    at,
                    Objects.requireNonNullElse(before, "none"),
                    Objects.requireNonNullElse(after, "none"));
        }
    }

    private void compareOthers(@Nullable TypeSchema before, @Nullable TypeSchema after) {
        if (before != null && after != null) {
            types.compare(before, after, direction, place.step("{}"));
        } else if (before != null || after != null) {
            types.note(after == null ? Change.OTHERS_REMOVED : Change.OTHERS_ADDED, direction, place, "", "");
        }
    }
}
