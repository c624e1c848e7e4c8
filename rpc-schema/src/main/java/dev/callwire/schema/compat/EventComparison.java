package dev.callwire.schema.compat;

import dev.callwire.schema.EventSchema;
import dev.callwire.schema.ParamSchema;
import dev.callwire.schema.PropertySchema;
import dev.callwire.schema.TypeSchema.ObjectType;
import java.util.List;

/** An event as it was and as it is. Subscriptions go one way, and what they bring goes the other. */
record EventComparison(TypeComparison types, Direction direction, Place event) {

    void compare(EventSchema before, EventSchema after) {
        if (!before.javaName().equals(after.javaName()) && before.topic().equals(after.topic())) {
            note(Change.EVENT_RENAMED_IN_JAVA, before.javaName(), after.javaName());
        }
        if (!before.uri().equals(after.uri()) && before.topic().equals(after.topic())) {
            note(Change.URI_CHANGED, before.uri(), after.uri());
        }
        if (!before.buffer().equals(after.buffer())) {
            note(
                    Change.BUFFER_CHANGED,
                    StreamComparison.buffer(before.buffer()),
                    StreamComparison.buffer(after.buffer()));
        }
        types.noteDeprecation(before.deprecation() != null, after.deprecation() != null, event);
        compareKeys(before.keys(), after.keys());
        compareParams(before.params(), after.params());
    }

    private void compareKeys(List<String> before, List<String> after) {
        after.stream()
                .filter(key -> !before.contains(key))
                .forEach(key -> types.note(Change.EVENT_KEY_ADDED, direction, event.ofParam(key), "", ""));
        before.stream()
                .filter(key -> !after.contains(key))
                .forEach(key -> types.note(Change.EVENT_KEY_REMOVED, direction, event.ofParam(key), "", ""));
    }

    private void compareParams(List<ParamSchema> before, List<ParamSchema> after) {
        Direction values = direction.turned();
        boolean wasValue = before.size() == 1;
        boolean isValue = after.size() == 1;
        if (wasValue != isValue) {
            types.note(Change.EVENT_FORM_CHANGED, values, event, form(before), form(after));
        } else if (isValue) {
            compareValues(before.get(0), after.get(0), values);
        } else {
            types.at(event).compare(object(before), object(after), values, event);
        }
    }

    private void compareValues(ParamSchema before, ParamSchema after, Direction values) {
        Place place = event.ofParam(after.name());
        if (!before.name().equals(after.name())) {
            types.note(
                    Change.PARAM_RENAMED_BY_POSITION,
                    values,
                    place,
                    "'" + before.name() + "'",
                    "'" + after.name() + "'");
        }
        types.at(place).compare(before.schema(), after.schema(), values, place);
    }

    private static ObjectType object(List<ParamSchema> params) {
        return new ObjectType(params.stream()
                .map(param -> new PropertySchema(
                        param.name(), param.doc(), param.required(), param.deprecation(), param.schema()))
                .toList());
    }

    private static String form(List<ParamSchema> params) {
        return params.size() == 1 ? "the value of '" + params.get(0).name() + "'" : "an object";
    }

    private void note(Change change, String before, String after) {
        types.note(change, direction, event, before, after);
    }
}
