package dev.callwire.schema.compat;

import dev.callwire.schema.MethodSchema;
import dev.callwire.schema.ParamSchema;
import dev.callwire.schema.ParamStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A method's parameters as they were and as they are. */
record ParamsComparison(TypeComparison types, Direction direction, Place method) {

    void compare(MethodSchema before, MethodSchema after) {
        if (before.paramStyle() != after.paramStyle()) {
            boolean isWhole = before.paramStyle() == ParamStyle.WHOLE || after.paramStyle() == ParamStyle.WHOLE;
            types.note(
                    isWhole ? Change.WHOLE_PARAMS_CHANGED : Change.PARAM_STYLE_CHANGED,
                    direction,
                    method,
                    TypeWords.word(before.paramStyle()),
                    TypeWords.word(after.paramStyle()));
            if (isWhole) {
                return;
            }
        }
        // Whoever sends says how.
        switch (direction == Direction.FROM_CLIENTS ? before.paramStyle() : after.paramStyle()) {
            case BY_NAME -> compareByName(before.params(), after.params());
            case BY_POSITION -> compareByPosition(before.params(), after.params());
            case WHOLE -> compare(before.params().get(0), after.params().get(0));
        }
    }

    private void compareByName(List<ParamSchema> before, List<ParamSchema> after) {
        Map<String, ParamSchema> was = byName(before);
        Map<String, ParamSchema> is = byName(after);
        var renamed = new HashMap<String, ParamSchema>();
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            ParamSchema old = before.get(i);
            if (!is.containsKey(old.name()) && !was.containsKey(after.get(i).name()) && isAlike(old, after.get(i))) {
                renamed.put(after.get(i).name(), old);
            }
        }
        for (ParamSchema param : after) {
            ParamSchema old = was.getOrDefault(param.name(), renamed.get(param.name()));
            if (old == null) {
                noteAdded(param);
            } else {
                noteRenamed(Change.PARAM_RENAMED, old, param);
                compare(old, param);
            }
        }
        before.stream()
                .filter(param -> !is.containsKey(param.name()) && !renamed.containsValue(param))
                .forEach(this::noteRemoved);
        if (!commonNames(before, is).equals(commonNames(after, was))) {
            types.note(Change.PARAMS_REORDERED, direction, method, names(before), names(after));
        }
    }

    private static boolean isAlike(ParamSchema left, ParamSchema right) {
        return left.required() == right.required() && left.schema().equals(right.schema());
    }

    private void compareByPosition(List<ParamSchema> before, List<ParamSchema> after) {
        Map<String, ParamSchema> was = byName(before);
        Map<String, ParamSchema> is = byName(after);
        int common = Math.min(before.size(), after.size());
        boolean moved = false;
        for (int i = 0; i < common; i++) {
            String old = before.get(i).name();
            String name = after.get(i).name();
            moved |= !old.equals(name) && (is.containsKey(old) || was.containsKey(name));
        }
        if (moved) {
            types.note(Change.PARAMS_REORDERED_BY_POSITION, direction, method, names(before), names(after));
            return;
        }
        for (int i = 0; i < common; i++) {
            noteRenamed(Change.PARAM_RENAMED_BY_POSITION, before.get(i), after.get(i));
            compare(before.get(i), after.get(i));
        }
        after.subList(common, after.size()).forEach(this::noteAdded);
        before.subList(common, before.size()).forEach(this::noteRemoved);
    }

    private void noteAdded(ParamSchema param) {
        types.note(
                param.required() ? Change.REQUIRED_PARAM_ADDED : Change.PARAM_ADDED,
                direction,
                method.ofParam(param.name()),
                "",
                TypeWords.of(param.schema()));
    }

    private void noteRemoved(ParamSchema param) {
        types.note(
                param.required() ? Change.REQUIRED_PARAM_REMOVED : Change.PARAM_REMOVED,
                direction,
                method.ofParam(param.name()),
                TypeWords.of(param.schema()),
                "");
    }

    private void noteRenamed(Change change, ParamSchema before, ParamSchema after) {
        if (!before.name().equals(after.name())) {
            types.note(
                    change,
                    direction,
                    method.ofParam(after.name()),
                    "'" + before.name() + "'",
                    "'" + after.name() + "'");
        }
    }

    private void compare(ParamSchema before, ParamSchema after) {
        Place place = method.ofParam(after.name());
        TypeComparison here = types.at(place);
        here.noteDeprecation(before.deprecation() != null, after.deprecation() != null, place);
        // The items of a parameter go with the call, and those of a result against it.
        if (!new StreamComparison(here, direction.turned(), place).compare(before.stream(), after.stream())) {
            return;
        }
        if (before.required() == after.required()) {
            here.compare(before.schema(), after.schema(), direction, place);
        } else {
            here.note(
                    after.required() ? Change.PARAM_MADE_REQUIRED : Change.PARAM_MADE_OPTIONAL,
                    direction,
                    place,
                    "",
                    "");
            here.compareApartFromNull(before.schema(), after.schema(), direction, place);
        }
    }

    private static Map<String, ParamSchema> byName(List<ParamSchema> params) {
        return params.stream().collect(Collectors.toMap(ParamSchema::name, param -> param));
    }

    private static List<String> commonNames(List<ParamSchema> params, Map<String, ParamSchema> others) {
        return params.stream()
                .map(ParamSchema::name)
                .filter(others::containsKey)
                .toList();
    }

    private static String names(List<ParamSchema> params) {
        return params.stream().map(ParamSchema::name).collect(Collectors.joining(", ", "(", ")"));
    }
}
