package dev.callwire.schema;

import dev.callwire.schema.TypeSchema.Alternative;
import dev.callwire.schema.TypeSchema.ConstrainedType;
import dev.callwire.schema.TypeSchema.DescribedType;
import dev.callwire.schema.TypeSchema.Inclusion;
import dev.callwire.schema.TypeSchema.ObjectType;
import dev.callwire.schema.TypeSchema.TupleType;
import dev.callwire.schema.TypeSchema.UnionType;
import java.math.BigDecimal;
import java.util.List;

/** Types that say more than Java's do. */
final class OddTypes {

    static final TypeSchema TUPLE = new TupleType(List.of(Types.INT, Types.STRING));

    static final TypeSchema WRAPPED = union("", Inclusion.WRAPPER_OBJECT, null);

    static final TypeSchema IN_ARRAY = union("", Inclusion.WRAPPER_ARRAY, null);

    static final TypeSchema DEDUCED = union("", Inclusion.NONE, null);

    static final TypeSchema FALLING_BACK = union("kind", Inclusion.PROPERTY, "b");

    static final TypeSchema OPEN = new ObjectType(List.of(PropertySchema.required("a", Types.STRING)), Types.INT);

    static final TypeSchema NUMBER = new ConstrainedType(
            Types.DECIMAL,
            Constraints.from(new BigDecimal("0.5"), true)
                    .and(Constraints.upTo(BigDecimal.TEN, false))
                    .and(Constraints.ofFraction(2)));

    static final TypeSchema WHOLE =
            new ConstrainedType(Types.DECIMAL, Constraints.ofFraction(0).and(Constraints.upTo(BigDecimal.TEN, true)));

    static final TypeSchema TEXT = new ConstrainedType(
            Types.STRING,
            Constraints.ofSize(2, 4).and(Constraints.matching("[a-z]+")).and(Constraints.matching(".*b")));

    static final TypeSchema MAIL = new ConstrainedType(Types.STRING, Constraints.ofEmail());

    static final TypeSchema SOME = new ConstrainedType(Types.array(Types.INT), Constraints.ofSize(1, 2));

    static final TypeSchema ONE_ENTRY = new ConstrainedType(Types.map(Types.INT), Constraints.ofSize(1, 1));

    static final TypeSchema DESCRIBED = new DescribedType("{\"enum\": [1, \"one\"]}");

    static final TypeSchema DIRECTED = Types.object(
            new PropertySchema("told", Doc.NONE, false, null, Types.INT, PropertyAccess.READ_ONLY, null),
            new PropertySchema(
                    "taken", Doc.of("A secret."), true, null, Types.STRING, PropertyAccess.WRITE_ONLY, "\"x\""));

    static final List<TypeSchema> ALL = List.of(
            TUPLE,
            WRAPPED,
            IN_ARRAY,
            DEDUCED,
            FALLING_BACK,
            OPEN,
            NUMBER,
            WHOLE,
            TEXT,
            MAIL,
            SOME,
            ONE_ENTRY,
            DESCRIBED,
            DIRECTED);

    static final ServiceSchema SERVICE = new ServiceSchema(
            "com.acme.Odd",
            "odd",
            Doc.NONE,
            null,
            ALL.stream()
                    .map(type -> MethodSchema.call("odd.m" + ALL.indexOf(type), "m" + ALL.indexOf(type))
                            .param(ParamSchema.required("value", type))
                            .result(new ResultSchema(Doc.NONE, type.orNull()))
                            .build())
                    .toList(),
            List.of());

    private OddTypes() {}

    private static TypeSchema union(String discriminator, Inclusion inclusion, String fallback) {
        return new UnionType(
                discriminator,
                inclusion,
                List.of(
                        new Alternative("a", Types.object(PropertySchema.required("x", Types.INT))),
                        new Alternative("b", Types.object(PropertySchema.required("y", Types.STRING)))),
                fallback);
    }
}
