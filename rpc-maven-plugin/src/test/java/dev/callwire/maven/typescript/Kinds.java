package dev.callwire.maven.typescript;

import dev.callwire.schema.Constraints;
import dev.callwire.schema.Deprecation;
import dev.callwire.schema.Doc;
import dev.callwire.schema.MethodSchema;
import dev.callwire.schema.NamedType;
import dev.callwire.schema.ParamSchema;
import dev.callwire.schema.PropertyAccess;
import dev.callwire.schema.PropertySchema;
import dev.callwire.schema.ResultSchema;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.TypeSchema.Alternative;
import dev.callwire.schema.TypeSchema.ConstrainedType;
import dev.callwire.schema.TypeSchema.DescribedType;
import dev.callwire.schema.TypeSchema.Inclusion;
import dev.callwire.schema.TypeSchema.Lifetime;
import dev.callwire.schema.TypeSchema.MapType;
import dev.callwire.schema.TypeSchema.ObjectType;
import dev.callwire.schema.TypeSchema.RemoteType;
import dev.callwire.schema.TypeSchema.TupleType;
import dev.callwire.schema.TypeSchema.UnionType;
import dev.callwire.schema.Types;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service whose types are of the kinds that Jackson's annotations make of Java's. */
public final class Kinds {
    private static final TypeSchema WATCHER = Types.reference("com.acme.Watcher");
    private static final TypeSchema SHARE = constrained(
            Types.LONG, Constraints.from(BigDecimal.ZERO, true).and(Constraints.upTo(BigDecimal.TEN, false)));
    private static final TypeSchema CODE =
            constrained(Types.STRING, Constraints.ofSize(2, 4).and(Constraints.matching("[A-Z]*/?")));

    public static final NamedType NAMED_WATCHER =
            NamedType.of("com.acme.Watcher", new RemoteType("com.acme.Watcher", Lifetime.CALL));

    public static final ServiceSchema SERVICE = new ServiceSchema(
            "com.acme.Kinds",
            "kinds",
            Doc.NONE,
            null,
            List.of(
                    MethodSchema.call("kinds.put", "put")
                            .param(new ParamSchema("code", Doc.of("the short one"), true, null, CODE))
                            .param(ParamSchema.required("watched", Types.reference("com.acme.Watched")))
                            .result(new ResultSchema(Doc.NONE, SHARE))
                            .build(),
                    MethodSchema.call("kinds.watch", "watch")
                            .param(ParamSchema.required("pair", new TupleType(List.of(Types.STRING, WATCHER))))
                            .param(ParamSchema.required("tagged", union(Inclusion.WRAPPER_ARRAY, null)))
                            .param(ParamSchema.required("wrapped", union(Inclusion.WRAPPER_OBJECT, null)))
                            .build()),
            List.of(
                    NAMED_WATCHER,
                    named("Point", new TupleType(List.of(Types.DOUBLE, Types.DOUBLE.orNull()))),
                    named("Nowhere", new TupleType(List.of())),
                    named("Color", new DescribedType("{\"type\": \"string\", \"pattern\": \"^#[0-9a-f]{6}$\"}")),
                    named("Circle", Types.object(PropertySchema.required("radius", Types.DOUBLE))),
                    named("Watched", watched()),
                    named("Tagged", union(Inclusion.WRAPPER_ARRAY, null)),
                    named("Wrapped", union(Inclusion.WRAPPER_OBJECT, null)),
                    named("Deduced", union(Inclusion.NONE, null)),
                    named("Defaulted", union(Inclusion.PROPERTY, "watched")),
                    named("Labels", new ObjectType(List.of(), constrained(Types.STRING, Constraints.ofSize(null, 9)))),
                    named("Account", account())));

    public static final ServiceSchema WATCHERS = new ServiceSchema(
            "com.acme.Watcher",
            true,
            "",
            "",
            Doc.NONE,
            null,
            List.of(MethodSchema.notification("seen", "seen").build()),
            List.of(NAMED_WATCHER));

    private Kinds() {}

    private static TypeSchema watched() {
        return new ObjectType(
                List.of(PropertySchema.required("name", Types.STRING), PropertySchema.optional("first", WATCHER)),
                WATCHER.orNull());
    }

    private static TypeSchema account() {
        return Types.object(
                oneWay("id", Types.LONG, PropertyAccess.READ_ONLY),
                oneWay("password", constrained(Types.STRING, Constraints.ofSize(8, null)), PropertyAccess.WRITE_ONLY),
                PropertySchema.optional("greeting", Types.STRING).withDefault("Hello */ you"),
                new PropertySchema(
                                "tries",
                                Doc.of("How often to try."),
                                false,
                                new Deprecation("Try once."),
                                constrained(Types.INT, Constraints.from(BigDecimal.ONE, false)))
                        .withDefault("3"),
                PropertySchema.required(
                        "mail", constrained(Types.STRING, Constraints.ofEmail()).orNull()),
                PropertySchema.required(
                        "nick", constrained(Types.STRING, Constraints.matching("[\\s\\S]*\\S[\\s\\S]*"))),
                PropertySchema.required("price", constrained(Types.DECIMAL, Constraints.ofFraction(2))),
                PropertySchema.required(
                        "points",
                        constrained(Types.array(Types.reference("com.acme.Point")), Constraints.ofSize(3, 3))),
                PropertySchema.required(
                        "byCode",
                        constrained(new MapType(CODE, Types.reference("com.acme.Color")), Constraints.ofSize(1, null))),
                PropertySchema.required(
                        "byState",
                        new MapType(constrained(Types.enumOf("ON", "OFF"), Constraints.NONE), Types.BOOLEAN)));
    }

    private static PropertySchema oneWay(String name, TypeSchema type, PropertyAccess access) {
        return new PropertySchema(name, Doc.NONE, true, null, type, access, null);
    }

    private static TypeSchema union(Inclusion inclusion, @Nullable String fallback) {
        return new UnionType(
                inclusion == Inclusion.PROPERTY ? "kind" : "",
                inclusion,
                List.of(
                        new Alternative("circle", Types.reference("com.acme.Circle")),
                        new Alternative("watched", Types.reference("com.acme.Watched"))),
                fallback);
    }

    private static TypeSchema constrained(TypeSchema type, Constraints constraints) {
        return new ConstrainedType(type, constraints);
    }

    private static NamedType named(String name, TypeSchema type) {
        return NamedType.of("com.acme." + name, type);
    }
}
