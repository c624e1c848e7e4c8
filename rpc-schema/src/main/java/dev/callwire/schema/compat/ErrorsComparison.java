package dev.callwire.schema.compat;

import dev.callwire.schema.ErrorSchema;
import dev.callwire.schema.TypeSchema;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The typed errors of a method as they were and as they are: known by their codes, and else by their names. */
record ErrorsComparison(TypeComparison types, Direction direction, Place method) {

    private static final TypeSchema NO_DATA = new TypeSchema.ObjectType(List.of());

    void compare(List<ErrorSchema> before, List<ErrorSchema> after) {
        Set<ErrorSchema> gone = new HashSet<>(before);
        for (ErrorSchema error : after) {
            ErrorSchema old = counterpart(error, before, after);
            if (old == null) {
                types.note(Change.ERROR_ADDED, direction, method.ofError(error.name()), "", describe(error));
            } else {
                gone.remove(old);
                compare(old, error);
            }
        }
        before.stream()
                .filter(gone::contains)
                .forEach(error ->
                        types.note(Change.ERROR_REMOVED, direction, method.ofError(error.name()), describe(error), ""));
    }

    private static @Nullable ErrorSchema counterpart(
            ErrorSchema error, List<ErrorSchema> before, List<ErrorSchema> after) {
        ErrorSchema sameCode = find(before, each -> each.code() == error.code());
        if (sameCode != null) {
            return sameCode;
        }
        ErrorSchema sameName = find(before, each -> each.name().equals(error.name()));
        boolean isTaken = sameName == null || find(after, each -> each.code() == sameName.code()) != null;
        return isTaken ? null : sameName;
    }

    private static @Nullable ErrorSchema find(List<ErrorSchema> errors, Predicate<ErrorSchema> filter) {
        return errors.stream().filter(filter).findFirst().orElse(null);
    }

    private void compare(ErrorSchema before, ErrorSchema after) {
        Place place = method.ofError(after.name());
        if (before.code() != after.code()) {
            types.note(Change.ERROR_CODE_CHANGED, direction, place, describe(before), describe(after));
        } else if (!before.name().equals(after.name())) {
            types.note(Change.ERROR_RENAMED_IN_JAVA, direction, place, before.name(), after.name());
        }
        if (!Objects.equals(before.uri(), after.uri())) {
            types.note(Change.ERROR_URI_CHANGED, direction, place, uri(before), uri(after));
        }
        types.at(place).compare(data(before), data(after), direction.turned(), place);
    }

    private static TypeSchema data(ErrorSchema error) {
        TypeSchema data = error.data();
        return data == null ? NO_DATA : data;
    }

    private static String uri(ErrorSchema error) {
        return Objects.requireNonNullElse(error.uri(), "none");
    }

    private static String describe(ErrorSchema error) {
        return "code " + error.code();
    }
}
