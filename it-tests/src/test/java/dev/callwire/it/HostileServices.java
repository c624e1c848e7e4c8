package dev.callwire.it;

import dev.callwire.schema.BufferSchema;
import dev.callwire.schema.Constraints;
import dev.callwire.schema.Deprecation;
import dev.callwire.schema.Doc;
import dev.callwire.schema.EnumConstant;
import dev.callwire.schema.ErrorSchema;
import dev.callwire.schema.EventSchema;
import dev.callwire.schema.MethodSchema;
import dev.callwire.schema.NamedType;
import dev.callwire.schema.Overflow;
import dev.callwire.schema.ParamSchema;
import dev.callwire.schema.ParamStyle;
import dev.callwire.schema.PropertyAccess;
import dev.callwire.schema.PropertySchema;
import dev.callwire.schema.ResultSchema;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.TypeSchema.Alternative;
import dev.callwire.schema.TypeSchema.ConstrainedType;
import dev.callwire.schema.TypeSchema.DescribedType;
import dev.callwire.schema.TypeSchema.EnumType;
import dev.callwire.schema.TypeSchema.Inclusion;
import dev.callwire.schema.TypeSchema.Lifetime;
import dev.callwire.schema.TypeSchema.MapType;
import dev.callwire.schema.TypeSchema.ObjectType;
import dev.callwire.schema.TypeSchema.RemoteType;
import dev.callwire.schema.TypeSchema.TupleType;
import dev.callwire.schema.TypeSchema.UnionType;
import dev.callwire.schema.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Services whose names and texts would end a comment or a string, hide something, or mean something else where they are written. */
public final class HostileServices {
    private static final String TEXT =
            "Ends */ here `${process.exit(1)}` \u2028 export const hacked = 1; \u202e {@inheritDoc}\n@throws everything\n */ const x = '\u0000';";
    private static final Doc DOC = new Doc(TEXT, TEXT);
    private static final Deprecation DEPRECATION = new Deprecation(TEXT);
    /** Names of methods, parameters, properties, constants and events. */
    public static final List<String> NAMES = List.of(
            "constructor",
            "__proto__",
            "then",
            "delete",
            "toString",
            "hasOwnProperty",
            "prototype",
            "await",
            "arguments",
            "eval",
            "options",
            "call",
            "class",
            "enum",
            "this",
            "with-dash",
            "with space",
            "1st",
            "it's",
            "back\\slash",
            "new\nline",
            "`${x}`",
            "*/",
            "a\u2028b",
            "\u202egro",
            "💥",
            "ünïcode",
            "$dollar",
            "peer",
            "METHODS");

    private static final List<String> TYPE_NAMES = List.of(
            "Promise",
            "AsyncIterable",
            "String",
            "Object",
            "Array",
            "Record",
            "Error",
            "RpcError",
            "Peer",
            "Method",
            "Service",
            "Connection",
            "CallOptions",
            "connect",
            "Hostile",
            "HostileClient",
            "HostileHandlers",
            "ServeHostile",
            "METHODS",
            "REMOTE",
            "A_",
            "Événement");

    private static final TypeSchema HOOK = Types.reference("com.example.Hook");
    private static final Constraints SIZE = Constraints.ofSize(null, 1);

    private HostileServices() {}

    /** A service of that name, all of whose methods and types are named so. */
    public static ServiceSchema service(String name) {
        List<MethodSchema> methods = new ArrayList<>();
        String pack = name.substring(0, name.lastIndexOf('.') + 1);
        for (String each : NAMES) {
            var method = MethodSchema.call("h." + each, each)
                    .doc(DOC)
                    .deprecation(DEPRECATION)
                    .result(new ResultSchema(DOC, Types.reference(pack + "Everything")));
            NAMES.forEach(param -> method.param(new ParamSchema(
                    param, DOC, true, null, param.equals("it's") ? Types.LONG.orNull() : Types.opaque(TEXT))));
            method.error(new ErrorSchema(
                    "Error", 7, TEXT, DOC, Types.object(PropertySchema.required("__proto__", Types.INT))));
            method.error(new ErrorSchema("RpcException", 8, "", Doc.NONE, null));
            methods.add(method.build());
        }
        methods.add(MethodSchema.call("h.overloaded", "constructor").build());
        methods.add(MethodSchema.call("h.watch", "watch")
                .param(ParamSchema.optional("first", Types.INT))
                .param(ParamSchema.required("second", Types.reference(pack + "Everything")))
                .build());
        methods.add(MethodSchema.call("h.hang", "hang")
                .param(ParamSchema.required("hooks", Types.reference(pack + "Hooks")))
                .build());
        methods.add(MethodSchema.call("h.whole", "whole")
                .paramStyle(ParamStyle.WHOLE)
                .param(ParamSchema.required("__proto__", Types.reference(pack + "Everything")))
                .build());
        return new ServiceSchema(name, "h", DOC, DEPRECATION, methods, types(pack));
    }

    private static List<NamedType> types(String pack) {
        List<NamedType> types = new ArrayList<>();
        for (String name : TYPE_NAMES) {
            types.add(new NamedType(
                    pack + name,
                    DOC,
                    DEPRECATION,
                    Types.object(new PropertySchema(pack, DOC, true, null, Types.reference(pack + "Everything")))));
        }
        var properties = Stream.concat(NAMES.stream(), TYPE_NAMES.stream())
                .distinct()
                .map(name -> new PropertySchema(
                        name,
                        DOC,
                        false,
                        DEPRECATION,
                        TYPE_NAMES.contains(name) ? Types.array(Types.reference(pack + name)) : Types.STRING.orNull()))
                .toList();
        types.add(NamedType.of(pack + "Everything", new ObjectType(properties)));
        types.add(NamedType.of(
                pack + "Kind",
                new EnumType(NAMES.stream()
                        .map(name -> new EnumConstant(name, DOC, DEPRECATION))
                        .toList())));
        types.add(NamedType.of(
                pack + "Huge",
                new EnumType(IntStream.range(0, 5_000)
                        .mapToObj(i -> EnumConstant.of("x | ('CONSTANT_" + i))
                        .toList())));
        types.add(NamedType.of(
                pack + "Union",
                new UnionType(
                        "__proto__",
                        NAMES.stream()
                                .map(name -> new Alternative(name, Types.reference(pack + "Everything")))
                                .toList())));
        types.add(NamedType.of(
                pack + "Tree",
                new MapType(
                        Types.reference(pack + "Kind"),
                        Types.array(Types.reference(pack + "Tree").orNull()))));
        types.add(NamedType.of(pack + "Forest", Types.map(Types.reference(pack + "Forest"))));
        types.add(NamedType.of(pack + "Nothing", new EnumType(List.of())));
        types.add(NamedType.of(
                pack + "Visit",
                Types.object(
                        PropertySchema.required("__proto__", Types.array(Types.reference("com.example.Hook"))),
                        PropertySchema.optional("next", Types.reference(pack + "Visit")))));
        types.addAll(outOfTheOrdinary(pack));
        types.add(NamedType.of("com.example.Hook", new RemoteType("com.example.Hook", Lifetime.EXPLICIT)));
        return types;
    }

    /** The kinds of types that Jackson's annotations make of Java's. */
    private static List<NamedType> outOfTheOrdinary(String pack) {
        var everything = Types.reference(pack + "Everything");
        var kind = Types.reference(pack + "Kind");
        var tuple = Types.reference(pack + "Tuple");
        var text = new ConstrainedType(
                Types.STRING,
                Constraints.ofSize(1, 9).and(Constraints.matching(TEXT)).and(Constraints.ofEmail()));
        List<Alternative> named =
                NAMES.stream().map(name -> new Alternative(name, everything)).toList();
        var oneWay = NAMES.stream()
                .map(name -> new PropertySchema(
                        name,
                        DOC,
                        true,
                        DEPRECATION,
                        text.orNull(),
                        name.length() > 5 ? PropertyAccess.READ_ONLY : PropertyAccess.WRITE_ONLY,
                        "\"*/ `${x}` \\u2028\""))
                .toList();
        return List.of(
                NamedType.of(pack + "Tuple", new TupleType(List.of(kind, tuple.orNull(), Types.array(tuple)))),
                NamedType.of(pack + "Wrapped", new UnionType("", Inclusion.WRAPPER_OBJECT, named, "__proto__")),
                NamedType.of(pack + "Tagged", new UnionType("", Inclusion.WRAPPER_ARRAY, named, null)),
                NamedType.of(
                        pack + "Deduced",
                        new UnionType(
                                "",
                                Inclusion.NONE,
                                List.of(
                                        new Alternative("a", everything),
                                        new Alternative("b", Types.reference(pack + "OneWay"))),
                                null)),
                NamedType.of(
                        pack + "Defaulted",
                        new UnionType(
                                "it's",
                                Inclusion.PROPERTY,
                                List.of(
                                        new Alternative("a", Types.reference(pack + "Visit")),
                                        new Alternative("new\nline", Types.reference(pack + "Forest"))),
                                "a")),
                NamedType.of(pack + "OneWay", new ObjectType(oneWay, Types.LONG.orNull())),
                NamedType.of(
                        pack + "Hooks",
                        new ObjectType(
                                List.of(
                                        PropertySchema.required("__proto__", new TupleType(List.of(kind, HOOK))),
                                        PropertySchema.optional("constructor", Types.INT)),
                                HOOK.orNull())),
                NamedType.of(
                        pack + "Keyed",
                        new MapType(
                                new ConstrainedType(kind, Constraints.NONE),
                                new ConstrainedType(Types.map(text), SIZE))),
                NamedType.of(
                        pack + "Described",
                        new DescribedType(
                                "{\"description\": \"Ends */ here\\u2028\", \"pattern\": \"`*/\", \"anyOf\": ["
                                        + "{\"enum\": [\"it's\", \"*/ \\n\\u2028\", -1, 1e999]},"
                                        + "{\"type\": \"object\", \"properties\": {\"__proto__\": {\"type\": \"integer\"}, \"it's\": {\"const\": null}}}]}")));
    }

    /** The interface of what it passes by reference. */
    public static ServiceSchema callback() {
        return new ServiceSchema(
                "com.example.Hook",
                true,
                "",
                "",
                DOC,
                null,
                List.of(
                        MethodSchema.call("close", "close").build(),
                        MethodSchema.call("__proto__", "__proto__")
                                .param(ParamSchema.required("again", Types.reference("com.example.Hook")))
                                .result(new ResultSchema(Doc.NONE, Types.reference("com.example.Hook")))
                                .build()),
                List.of(NamedType.of("com.example.Hook", new RemoteType("com.example.Hook", Lifetime.EXPLICIT))));
    }

    /** A set of events. */
    public static ServiceSchema events() {
        var names = Stream.concat(NAMES.stream(), Stream.of("on", "publish"));
        return new ServiceSchema(
                "com.example.Events",
                false,
                "e",
                ".",
                DOC,
                DEPRECATION,
                List.of(),
                names.map(name -> new EventSchema(
                                "e." + name,
                                name,
                                DOC,
                                DEPRECATION,
                                NAMES.stream()
                                        .map(param -> ParamSchema.required(param, Types.INT))
                                        .toList(),
                                List.of("__proto__", "it's"),
                                new BufferSchema(Overflow.CLOSE, 1)))
                        .toList(),
                List.of());
    }
}
