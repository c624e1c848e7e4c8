package dev.callwire.schema.compat;

import dev.callwire.schema.MethodKind;
import dev.callwire.schema.MethodSchema;
import dev.callwire.schema.ResultSchema;
import dev.callwire.schema.TypeSchema;
import org.jspecify.annotations.Nullable;

/** A method as it was and as it is, where calls go one way. */
record MethodComparison(TypeComparison types, Direction direction, Place method) {

    void compare(MethodSchema before, MethodSchema after) {
        if (!before.javaName().equals(after.javaName()) && before.name().equals(after.name())) {
            note(Change.METHOD_RENAMED_IN_JAVA, before.javaName(), after.javaName());
        }
        if (!before.uri().equals(after.uri()) && before.name().equals(after.name())) {
            note(Change.URI_CHANGED, before.uri(), after.uri());
        }
        if (before.kind() != after.kind()) {
            note(
                    after.kind() == MethodKind.NOTIFICATION
                            ? Change.CALL_MADE_NOTIFICATION
                            : Change.NOTIFICATION_MADE_CALL,
                    "",
                    "");
        }
        if (before.idempotent() != after.idempotent()) {
            note(after.idempotent() ? Change.IDEMPOTENT_ADDED : Change.IDEMPOTENT_DROPPED, "", "");
        }
        types.noteDeprecation(before.deprecation() != null, after.deprecation() != null, method);
        new ParamsComparison(types, direction, method).compare(before, after);
        compareResults(before.result(), after.result());
        if (before.kind() == after.kind()) {
            new ErrorsComparison(types, direction, method).compare(before.errors(), after.errors());
        }
    }

    private void compareResults(@Nullable ResultSchema before, @Nullable ResultSchema after) {
        if (before == null || after == null) {
            return;
        }
        Place place = method.ofResult();
        if (!new StreamComparison(types, direction, place).compare(before.stream(), after.stream())) {
            return;
        }
        boolean wasVoid = isVoid(before);
        boolean isVoid = isVoid(after);
        if (wasVoid != isVoid) {
            types.note(
                    isVoid ? Change.RESULT_DROPPED : Change.RESULT_ADDED,
                    direction,
                    place,
                    wasVoid ? "void" : TypeWords.of(before.schema()),
                    isVoid ? "void" : TypeWords.of(after.schema()));
        } else {
            types.at(place).compare(before.schema(), after.schema(), direction.turned(), place);
        }
    }

    private static boolean isVoid(ResultSchema result) {
        return result.schema() instanceof TypeSchema.NullType;
    }

    private void note(Change change, String before, String after) {
        types.note(change, direction, method, before, after);
    }
}
