package dev.callwire.schema.compat;

import dev.callwire.schema.Constraints;
import dev.callwire.schema.EnumConstant;
import dev.callwire.schema.NamedType;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.StringFormat;
import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.TypeSchema.AnyType;
import dev.callwire.schema.TypeSchema.ArrayType;
import dev.callwire.schema.TypeSchema.BooleanType;
import dev.callwire.schema.TypeSchema.ConstrainedType;
import dev.callwire.schema.TypeSchema.DescribedType;
import dev.callwire.schema.TypeSchema.EnumType;
import dev.callwire.schema.TypeSchema.MapType;
import dev.callwire.schema.TypeSchema.NullType;
import dev.callwire.schema.TypeSchema.NullableType;
import dev.callwire.schema.TypeSchema.ObjectType;
import dev.callwire.schema.TypeSchema.OpaqueType;
import dev.callwire.schema.TypeSchema.ReferenceType;
import dev.callwire.schema.TypeSchema.RemoteType;
import dev.callwire.schema.TypeSchema.StringType;
import dev.callwire.schema.TypeSchema.TupleType;
import dev.callwire.schema.TypeSchema.UnionType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The types of a service as they were and as they are. They are compared by what they allow, and not by their names. Two that
 * are being compared already are taken for alike, so types that lead back to themselves come to an end.
 */
final class TypeComparison {

    /** Two types that were met, one in the place of the other. */
    private record Pair(TypeSchema before, TypeSchema after, Direction direction) {}

    private final Map<String, NamedType> typesBefore;
    private final Map<String, NamedType> typesAfter;
    private final Findings findings;
    private final Place via;
    private final Set<Pair> seen;
    private final Deque<Runnable> waiting;

    private TypeComparison(
            Map<String, NamedType> typesBefore,
            Map<String, NamedType> typesAfter,
            Findings findings,
            Place via,
            Set<Pair> seen,
            Deque<Runnable> waiting) {
        this.typesBefore = typesBefore;
        this.typesAfter = typesAfter;
        this.findings = findings;
        this.via = via;
        this.seen = seen;
        this.waiting = waiting;
    }

    /** A comparison of all types that two services refer to. */
    static TypeComparison of(ServiceSchema before, ServiceSchema after, Findings findings) {
        return new TypeComparison(
                types(before),
                types(after),
                findings,
                Place.ofService(after.interfaceName()),
                new HashSet<>(),
                new ArrayDeque<>());
    }

    /** The same for what is met at a place. What was met elsewhere is not looked at again. */
    TypeComparison at(Place place) {
        return new TypeComparison(typesBefore, typesAfter, findings, place, seen, waiting);
    }

    /** Compares the named types that were met, and those that are met on the way. It goes no deeper for that, however many there are. */
    void finish() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private static Map<String, NamedType> types(ServiceSchema service) {
        Map<String, NamedType> types = new HashMap<>();
        service.types().forEach(type -> types.put(type.id(), type));
        return types;
    }

    /** Notes in what values that go that way differ. */
    void compare(TypeSchema before, TypeSchema after, Direction direction, Place place) {
        TypeSchema valueBefore = withoutNull(before);
        TypeSchema valueAfter = withoutNull(after);
        if (before.allowsNull() != after.allowsNull() && !isVague(valueBefore) && !isVague(valueAfter)) {
            note(after.allowsNull() ? Change.NULL_ALLOWED : Change.NULL_REFUSED, direction, place, before, after);
        }
        compareValues(valueBefore, valueAfter, direction, place);
    }

    /** The same, apart from whether they may be null. */
    void compareApartFromNull(TypeSchema before, TypeSchema after, Direction direction, Place place) {
        compareValues(withoutNull(before), withoutNull(after), direction, place);
    }

    private void compareValues(TypeSchema valueBefore, TypeSchema valueAfter, Direction direction, Place place) {
        compareConstraints(valueBefore, valueAfter, direction, place);
        compareNamed(unconstrained(valueBefore), unconstrained(valueAfter), direction, place);
    }

    void note(Change change, Direction direction, Place place, String before, String after) {
        findings.add(
                new Difference(change, direction, place, before, after, place.part() == Place.Part.TYPE ? via : place));
    }

    private void note(Change change, Direction direction, Place place, TypeSchema before, TypeSchema after) {
        note(change, direction, place, TypeWords.of(before), TypeWords.of(after));
    }

    private static TypeSchema withoutNull(TypeSchema type) {
        return type instanceof NullableType nullable ? nullable.schema() : type;
    }

    private static TypeSchema unconstrained(TypeSchema type) {
        return type instanceof ConstrainedType constrained ? constrained.schema() : type;
    }

    private static Constraints constraints(TypeSchema type) {
        return type instanceof ConstrainedType constrained ? constrained.constraints() : Constraints.NONE;
    }

    /** Whether it has null among its values for want of a word on them. */
    private static boolean isVague(TypeSchema type) {
        return type instanceof AnyType || type instanceof NullType || type instanceof OpaqueType;
    }

    private void compareConstraints(TypeSchema before, TypeSchema after, Direction direction, Place place) {
        var comparison = new ConstraintComparison(constraints(before), constraints(after));
        String was = TypeWords.of(constraints(before));
        String is = TypeWords.of(constraints(after));
        if (comparison.isLooser()) {
            note(Change.CONSTRAINTS_LOOSENED, direction, place, was, is);
        }
        if (comparison.isTighter()) {
            note(Change.CONSTRAINTS_TIGHTENED, direction, place, was, is);
        }
    }

    private void compareNamed(TypeSchema before, TypeSchema after, Direction direction, Place place) {
        boolean isNamed = before instanceof ReferenceType || after instanceof ReferenceType;
        if (!isNamed) {
            compareUnnamed(before, after, direction, place);
        } else if (seen.add(new Pair(before, after, direction))) {
            Place within = named(before, after, place);
            waiting.add(() -> compare(resolved(before, typesBefore), resolved(after, typesAfter), direction, within));
        }
    }

    private static TypeSchema resolved(TypeSchema type, Map<String, NamedType> types) {
        return type instanceof ReferenceType reference ? named(reference, types).schema() : type;
    }

    private static NamedType named(ReferenceType reference, Map<String, NamedType> types) {
        NamedType type = types.get(reference.typeId());
        if (type == null) {
            throw new IllegalArgumentException("There is no type '" + reference.typeId() + "'.");
        }
        return type;
    }

    /** Where to tell what differs within a type: there, unless another type has taken its place. */
    private Place named(TypeSchema before, TypeSchema after, Place place) {
        if (!(after instanceof ReferenceType is)) {
            return place;
        }
        Place within = place.ofType(is.typeId());
        if (!(before instanceof ReferenceType was)) {
            return within;
        }
        if (!was.typeId().equals(is.typeId())) {
            if (typesAfter.containsKey(was.typeId()) || typesBefore.containsKey(is.typeId())) {
                return place;
            }
            note(
                    Change.TYPE_RENAMED_IN_JAVA,
                    Direction.FROM_CLIENTS,
                    within,
                    Place.simpleName(was.typeId()),
                    Place.simpleName(is.typeId()));
        }
        noteDeprecation(
                named(was, typesBefore).deprecation() != null,
                named(is, typesAfter).deprecation() != null,
                within);
        return within;
    }

    /** Notes that something is on its way out, or is not any more. */
    void noteDeprecation(boolean before, boolean after, Place place) {
        if (before != after) {
            note(after ? Change.DEPRECATED : Change.UNDEPRECATED, Direction.FROM_CLIENTS, place, "", "");
        }
    }

    private void compareUnnamed(TypeSchema before, TypeSchema after, Direction direction, Place place) {
        if (before.equals(after)) {
            compareParts(before, after, direction, place);
        } else if (isUnknowable(before) || isUnknowable(after)) {
            note(Change.DESCRIPTION_CHANGED, direction, place, before, after);
        } else if (after instanceof AnyType) {
            note(Change.TYPE_OPENED, direction, place, before, after);
        } else if (before instanceof AnyType) {
            note(Change.TYPE_CLOSED, direction, place, before, after);
        } else if (Numbers.isNumber(before) && Numbers.isNumber(after)) {
            compareNumbers(before, after, direction, place);
        } else if (isText(before) && isText(after)) {
            compareTexts(before, after, direction, place);
        } else if (before.getClass() == after.getClass() && !(before instanceof BooleanType)) {
            compareParts(before, after, direction, place);
        } else {
            note(Change.TYPE_CHANGED, direction, place, before, after);
        }
    }

    private static boolean isUnknowable(TypeSchema type) {
        return type instanceof DescribedType || type instanceof OpaqueType;
    }

    private static boolean isText(TypeSchema type) {
        return type instanceof StringType || type instanceof EnumType;
    }

    private void compareNumbers(TypeSchema before, TypeSchema after, Direction direction, Place place) {
        if (Numbers.areAmong(before, after)) {
            note(Change.NUMBER_WIDENED, direction, place, before, after);
        } else {
            note(
                    Numbers.areAmong(after, before) ? Change.NUMBER_NARROWED : Change.TYPE_CHANGED,
                    direction,
                    place,
                    before,
                    after);
        }
    }

    private void compareTexts(TypeSchema before, TypeSchema after, Direction direction, Place place) {
        if (before instanceof EnumType was && after instanceof EnumType is) {
            compareConstants(was, is, direction, place);
        } else if (isAnyText(after)) {
            note(Change.STRING_WIDENED, direction, place, before, after);
        } else {
            note(
                    isAnyText(before) ? Change.STRING_NARROWED : Change.STRING_FORMAT_CHANGED,
                    direction,
                    place,
                    before,
                    after);
        }
    }

    private static boolean isAnyText(TypeSchema type) {
        return type instanceof StringType string && string.format() == StringFormat.TEXT;
    }

    private void compareConstants(EnumType before, EnumType after, Direction direction, Place place) {
        Map<String, EnumConstant> was = constants(before);
        Map<String, EnumConstant> is = constants(after);
        for (EnumConstant constant : after.constants()) {
            EnumConstant old = was.get(constant.value());
            Place at = place.ofMember(constant.value());
            if (old == null) {
                note(Change.ENUM_CONSTANT_ADDED, direction, at, "", constant.value());
            } else {
                noteDeprecation(old.deprecation() != null, constant.deprecation() != null, at);
            }
        }
        for (EnumConstant constant : before.constants()) {
            if (!is.containsKey(constant.value())) {
                note(Change.ENUM_CONSTANT_REMOVED, direction, place.ofMember(constant.value()), constant.value(), "");
            }
        }
    }

    private static Map<String, EnumConstant> constants(EnumType type) {
        return type.constants().stream().collect(Collectors.toMap(EnumConstant::value, constant -> constant));
    }

    /** Compares two types of one kind that consist of others, or are references to objects. */
    private void compareParts(TypeSchema before, TypeSchema after, Direction direction, Place place) {
        if (before instanceof ArrayType was && after instanceof ArrayType is) {
            if (was.distinct() != is.distinct()) {
                note(
                        is.distinct() ? Change.ITEMS_MADE_DISTINCT : Change.ITEMS_MAY_REPEAT,
                        direction,
                        place,
                        before,
                        after);
            }
            compare(was.items(), is.items(), direction, place.step("[]"));
        } else if (before instanceof MapType was && after instanceof MapType is) {
            compare(was.keys(), is.keys(), direction, place.step("{key}"));
            compare(was.values(), is.values(), direction, place.step("{}"));
        } else if (before instanceof TupleType was && after instanceof TupleType is) {
            compareTuples(was.items(), is.items(), direction, place);
        } else if (before instanceof ObjectType was && after instanceof ObjectType is) {
            new ObjectComparison(this, direction, place).compare(was, is);
        } else if (before instanceof UnionType was && after instanceof UnionType is) {
            new UnionComparison(this, direction, place).compare(was, is);
        } else if (before instanceof RemoteType was && after instanceof RemoteType is) {
            compareReferences(was, is, direction, place);
        }
    }

    private void compareTuples(List<TypeSchema> before, List<TypeSchema> after, Direction direction, Place place) {
        if (before.size() != after.size()) {
            note(
                    Change.TUPLE_LENGTH_CHANGED,
                    direction,
                    place,
                    Integer.toString(before.size()),
                    Integer.toString(after.size()));
        }
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            compare(before.get(i), after.get(i), direction, place.step("[" + i + "]"));
        }
    }

    private void compareReferences(RemoteType before, RemoteType after, Direction direction, Place place) {
        if (!before.interfaceName().equals(after.interfaceName())) {
            note(Change.REFERENCE_CHANGED, direction, place, before, after);
        }
        if (before.lifetime() != after.lifetime()) {
            note(
                    Change.LIFETIME_CHANGED,
                    direction,
                    place,
                    TypeWords.word(before.lifetime()),
                    TypeWords.word(after.lifetime()));
        }
    }
}
