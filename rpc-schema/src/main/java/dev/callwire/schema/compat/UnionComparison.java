package dev.callwire.schema.compat;

import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.TypeSchema.Alternative;
import dev.callwire.schema.TypeSchema.UnionType;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Two unions that go one way, compared by the names of their alternatives. */
record UnionComparison(TypeComparison types, Direction direction, Place place) {

    void compare(UnionType before, UnionType after) {
        String was = tagging(before);
        String is = tagging(after);
        if (!was.equals(is)) {
            types.note(Change.UNION_TAGGING_CHANGED, direction, place, was, is);
        }
        compareFallbacks(before, after);
        compareAlternatives(before, after);
    }

    private static String tagging(UnionType union) {
        return TypeWords.word(union.inclusion())
                + (union.discriminator().isEmpty() ? "" : " '" + union.discriminator() + "'");
    }

    private void compareFallbacks(UnionType before, UnionType after) {
        if (!Objects.equals(before.fallback(), after.fallback())) {
            types.note(
                    before.fallback() == null ? Change.UNION_FALLBACK_ADDED : Change.UNION_FALLBACK_REMOVED,
                    direction,
                    place,
                    Objects.requireNonNullElse(before.fallback(), "none"),
                    Objects.requireNonNullElse(after.fallback(), "none"));
        }
    }

    private void compareAlternatives(UnionType before, UnionType after) {
        Map<String, TypeSchema> was = alternatives(before);
        Map<String, TypeSchema> is = alternatives(after);
        for (Alternative alternative : after.alternatives()) {
            TypeSchema old = was.get(alternative.name());
            Place at = place.ofMember(alternative.name());
            if (old != null) {
                types.compare(old, alternative.schema(), direction, at);
            } else {
                types.note(
                        before.fallback() == null
                                ? Change.UNION_ALTERNATIVE_ADDED
                                : Change.UNION_ALTERNATIVE_ADDED_TO_FALLBACK,
                        direction,
                        at,
                        "",
                        alternative.name());
            }
        }
        for (Alternative alternative : before.alternatives()) {
            if (!is.containsKey(alternative.name())) {
                types.note(
                        Change.UNION_ALTERNATIVE_REMOVED,
                        direction,
                        place.ofMember(alternative.name()),
                        alternative.name(),
                        "");
            }
        }
    }

    private static Map<String, TypeSchema> alternatives(UnionType union) {
        return union.alternatives().stream().collect(Collectors.toMap(Alternative::name, Alternative::schema));
    }
}
