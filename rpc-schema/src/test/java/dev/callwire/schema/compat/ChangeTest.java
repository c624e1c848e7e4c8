package dev.callwire.schema.compat;

import static dev.callwire.schema.PropertySchema.optional;
import static dev.callwire.schema.PropertySchema.required;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.schema.BufferSchema;
import dev.callwire.schema.Constraints;
import dev.callwire.schema.ContractLock;
import dev.callwire.schema.Deprecation;
import dev.callwire.schema.Doc;
import dev.callwire.schema.ErrorSchema;
import dev.callwire.schema.EventSchema;
import dev.callwire.schema.MethodSchema;
import dev.callwire.schema.NamedType;
import dev.callwire.schema.Overflow;
import dev.callwire.schema.ParamSchema;
import dev.callwire.schema.ParamStyle;
import dev.callwire.schema.ResultSchema;
import dev.callwire.schema.ServedBy;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.StreamSchema;
import dev.callwire.schema.StringFormat;
import dev.callwire.schema.SubscriptionSchema;
import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.TypeSchema.Alternative;
import dev.callwire.schema.TypeSchema.ConstrainedType;
import dev.callwire.schema.TypeSchema.DescribedType;
import dev.callwire.schema.TypeSchema.Inclusion;
import dev.callwire.schema.TypeSchema.Lifetime;
import dev.callwire.schema.TypeSchema.ObjectType;
import dev.callwire.schema.TypeSchema.RemoteType;
import dev.callwire.schema.TypeSchema.TupleType;
import dev.callwire.schema.TypeSchema.UnionType;
import dev.callwire.schema.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each row of the table, with contracts that differ in nothing else. */
class ChangeTest {

    private static final boolean OK = true;
    private static final boolean BREAKS = false;
    private static final TypeSchema A = Types.object(required("a", Types.INT));

    /**
     * Two contracts.
     *
     * @param fromClients whether the change is compatible where clients call, subscribe or send
     * @param toClients whether it is where servers do
     * @param turned whether a server's method has it in what clients get
     */
    private record Row(
            ServiceSchema before, ServiceSchema after, boolean fromClients, boolean toClients, boolean turned) {}

    @ParameterizedTest
    @EnumSource
    void changeIsFoundWithItsVerdict(Change change) {
        Row row = row(change);
        if (row == null) {
            assertThat(change).isIn(Change.SERVICE_ADDED, Change.SERVICE_REMOVED, Change.SERVICE_RENAMED_IN_JAVA);
            return;
        }

        Direction ofServers = row.turned() ? Direction.TO_CLIENTS : Direction.FROM_CLIENTS;
        assertFound(row, ServedBy.SERVERS, change, ofServers);
        assertFound(row, ServedBy.CLIENTS, change, ofServers.turned());

        assertThat(change.effect(Direction.FROM_CLIENTS).breaking()).isEqualTo(!row.fromClients());
        assertThat(change.effect(Direction.TO_CLIENTS).breaking()).isEqualTo(!row.toClients());
        assertThat(change.advice().isEmpty()).isEqualTo(row.fromClients() && row.toClients());
    }

    private static void assertFound(Row row, ServedBy servedBy, Change change, Direction direction) {
        List<Difference> found = Compatibility.compare(row.before(), row.after(), servedBy);
        assertThat(found).extracting(Difference::change).containsExactly(change);
        boolean saysNothing =
                change == Change.DEPRECATED || change == Change.UNDEPRECATED || change == Change.TYPE_RENAMED_IN_JAVA;
        if (!saysNothing) {
            assertThat(found).extracting(Difference::direction).containsExactly(direction);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVICE_ADDED", "SERVICE_REMOVED", "SERVICE_RENAMED_IN_JAVA"})
    void changeOfInterfacesIsFoundWithItsVerdict(Change change) {
        ServiceSchema service = service(call("m"));
        ServiceSchema renamed =
                service("com.acme.Renamed", "s", List.of(call("m").build()));
        for (ServedBy servedBy : List.of(ServedBy.SERVERS, ServedBy.CLIENTS)) {
            var lock = new ContractLock(List.of(new ContractLock.Entry(service, servedBy)));
            List<Difference> found = switch (change) {
                case SERVICE_ADDED -> new Compatibility(ContractLock.EMPTY).compareAll(List.of(service));
                case SERVICE_REMOVED -> new Compatibility(lock).compareAll(List.of());
                default -> new Compatibility(lock).compareAll(List.of(renamed));
            };

            assertThat(found).extracting(Difference::change).containsExactly(change);
            assertThat(found.get(0).isBreaking())
                    .isEqualTo(change == Change.SERVICE_REMOVED && servedBy == ServedBy.SERVERS);
        }
    }

    private static @Nullable Row row(Change change) {
        return switch (change) {
            case SERVICE_ADDED, SERVICE_REMOVED, SERVICE_RENAMED_IN_JAVA -> null;
            case NAMESPACE_CHANGED ->
                row(
                        service("com.acme.S", "s", List.of(call("s.m", "m").build())),
                        service("com.acme.S", "t", List.of(call("t.m", "m").build())),
                        BREAKS,
                        BREAKS);
            case SERVICE_MADE_CALLBACK ->
                row(service(call("m")), service(call("m")).asCallback(), BREAKS, BREAKS);
            case CALLBACK_MADE_SERVICE -> row(service(call("m")).asCallback(), service(call("m")), OK, OK);
            case METHOD_ADDED -> row(service(call("m")), service(call("m"), call("n")), OK, BREAKS);
            case METHOD_REMOVED -> row(service(call("m"), call("n")), service(call("m")), BREAKS, OK);
            case METHOD_RENAMED_IN_JAVA -> row(service(call("m", "one")), service(call("m", "two")), OK, OK);
            case WIRE_NAME_CHANGED -> row(service(call("m", "one")), service(call("n", "one")), BREAKS, BREAKS);
            case URI_CHANGED -> row(service(call("m")), service(call("m").uri("com.acme.m")), BREAKS, BREAKS);
            case CALL_MADE_NOTIFICATION -> row(service(call("m")), service(notification()), BREAKS, OK);
            case NOTIFICATION_MADE_CALL -> row(service(notification()), service(call("m")), OK, BREAKS);
            case PARAM_STYLE_CHANGED -> row(service(byName("a", "b")), service(byPosition("a", "b")), OK, OK);
            case WHOLE_PARAMS_CHANGED ->
                row(service(byName("a")), service(byName("a").paramStyle(ParamStyle.WHOLE)), BREAKS, BREAKS);
            case IDEMPOTENT_ADDED -> row(service(call("m")), service(call("m").idempotent(true)), OK, BREAKS);
            case IDEMPOTENT_DROPPED -> row(service(call("m").idempotent(true)), service(call("m")), BREAKS, OK);
            case DEPRECATED -> row(service(call("m")), service(deprecated()), OK, OK);
            case UNDEPRECATED -> row(service(deprecated()), service(call("m")), OK, OK);
            case PARAM_ADDED ->
                row(service(byPosition("a")), service(byPosition("a").param(maybe("b"))), OK, BREAKS);
            case REQUIRED_PARAM_ADDED -> row(service(byName("a")), service(byName("a", "b")), BREAKS, BREAKS);
            case PARAM_REMOVED -> row(service(byPosition("a").param(maybe("b"))), service(byPosition("a")), BREAKS, OK);
            case REQUIRED_PARAM_REMOVED -> row(service(byName("a", "b")), service(byName("a")), BREAKS, BREAKS);
            case PARAM_RENAMED -> row(service(byName("a", "b")), service(byName("a", "c")), BREAKS, BREAKS);
            case PARAM_RENAMED_BY_POSITION -> row(service(byPosition("a", "b")), service(byPosition("a", "c")), OK, OK);
            case PARAMS_REORDERED -> row(service(byName("a", "b")), service(byName("b", "a")), OK, OK);
            case PARAMS_REORDERED_BY_POSITION ->
                row(service(byPosition("a", "b")), service(byPosition("b", "a")), BREAKS, BREAKS);
            case PARAM_MADE_OPTIONAL ->
                row(service(byName("a")), service(call("m").param(maybe("a"))), OK, BREAKS);
            case PARAM_MADE_REQUIRED -> row(service(call("m").param(maybe("a"))), service(byName("a")), BREAKS, OK);
            case RESULT_ADDED -> row(service(call("m")), service(answering(Types.INT)), OK, BREAKS);
            case RESULT_DROPPED -> row(service(answering(Types.INT)), service(call("m")), BREAKS, OK);
            case STREAM_KIND_CHANGED ->
                row(service(answering(Types.INT)), service(streaming(StreamSchema.PLAIN)), BREAKS, BREAKS);
            case SUBSCRIPTION_NAMES_CHANGED ->
                row(service(streaming(subscription("n"))), service(streaming(subscription("o"))), BREAKS, BREAKS);
            case TRACKING_ADDED ->
                row(service(streaming(StreamSchema.PLAIN)), service(streaming(tracked())), OK, BREAKS);
            case TRACKING_DROPPED ->
                row(service(streaming(tracked())), service(streaming(StreamSchema.PLAIN)), BREAKS, OK);
            case BUFFER_CHANGED ->
                row(
                        service(streaming(StreamSchema.PLAIN)),
                        service(streaming(new StreamSchema(new BufferSchema(Overflow.LATEST, 1), false, null))),
                        OK,
                        OK);
            case ERROR_ADDED -> row(service(call("m")), service(call("m").error(error("E", 7))), OK, OK);
            case ERROR_REMOVED -> row(service(call("m").error(error("E", 7))), service(call("m")), OK, OK);
            case ERROR_RENAMED_IN_JAVA ->
                row(service(call("m").error(error("E", 7))), service(call("m").error(error("F", 7))), OK, OK);
            case ERROR_CODE_CHANGED ->
                row(service(call("m").error(error("E", 7))), service(call("m").error(error("E", 8))), BREAKS, BREAKS);
            case ERROR_URI_CHANGED ->
                row(
                        service(call("m").error(error("E", 7))),
                        service(call("m").error(new ErrorSchema("E", 7, "com.acme.e", "", Doc.NONE, null))),
                        BREAKS,
                        BREAKS);
            case EVENT_ADDED -> row(events(event("t")), events(event("t"), event("u")), OK, BREAKS);
            case EVENT_REMOVED -> row(events(event("t"), event("u")), events(event("t")), BREAKS, OK);
            case EVENT_RENAMED_IN_JAVA ->
                row(events(event("t", "one", List.of())), events(event("t", "two", List.of())), OK, OK);
            case TOPIC_CHANGED ->
                row(events(event("t", "one", List.of())), events(event("u", "one", List.of())), BREAKS, BREAKS);
            case EVENT_FORM_CHANGED ->
                new Row(events(event("t", "a")), events(event("t", "a", "b")), BREAKS, BREAKS, true);
            case EVENT_KEY_ADDED ->
                row(events(event("t", "t", List.of(), "a")), events(event("t", "t", List.of("a"), "a")), OK, BREAKS);
            case EVENT_KEY_REMOVED ->
                row(events(event("t", "t", List.of("a"), "a")), events(event("t", "t", List.of(), "a")), BREAKS, OK);
            default -> rowOfValues(change);
        };
    }

    private static Row rowOfValues(Change change) {
        return switch (change) {
            case PROPERTY_ADDED -> row(A, Types.object(required("a", Types.INT), optional("b", Types.INT)), OK, OK);
            case REQUIRED_PROPERTY_ADDED ->
                row(A, Types.object(required("a", Types.INT), required("b", Types.INT)), BREAKS, OK);
            case PROPERTY_REMOVED ->
                row(Types.object(required("a", Types.INT), optional("b", Types.INT)), A, BREAKS, OK);
            case REQUIRED_PROPERTY_REMOVED ->
                row(Types.object(required("a", Types.INT), required("b", Types.INT)), A, BREAKS, BREAKS);
            case PROPERTY_MADE_OPTIONAL -> row(A, Types.object(optional("a", Types.INT.orNull())), OK, BREAKS);
            case PROPERTY_MADE_REQUIRED -> row(Types.object(optional("a", Types.INT.orNull())), A, BREAKS, OK);
            case DEFAULT_ADDED -> row(withDefault(""), withDefault("7"), OK, OK);
            case DEFAULT_CHANGED -> row(withDefault("7"), withDefault("8"), BREAKS, BREAKS);
            case OTHERS_ADDED -> row(A, others(Types.INT), OK, OK);
            case OTHERS_REMOVED -> row(others(Types.INT), A, BREAKS, OK);
            case TYPE_RENAMED_IN_JAVA -> row(named("com.acme.Old", A), named("com.acme.New", A), OK, OK);
            case TYPE_CHANGED -> row(Types.INT, Types.STRING, BREAKS, BREAKS);
            case TYPE_OPENED -> row(Types.INT, Types.ANY, OK, BREAKS);
            case TYPE_CLOSED -> row(Types.ANY, Types.INT, BREAKS, OK);
            case NULL_ALLOWED -> row(Types.INT, Types.INT.orNull(), OK, BREAKS);
            case NULL_REFUSED -> row(Types.INT.orNull(), Types.INT, BREAKS, OK);
            case NUMBER_WIDENED -> row(Types.INT, Types.LONG, OK, BREAKS);
            case NUMBER_NARROWED -> row(Types.DOUBLE, Types.INT, BREAKS, OK);
            case STRING_WIDENED -> row(Types.string(StringFormat.UUID), Types.STRING, OK, BREAKS);
            case STRING_NARROWED -> row(Types.STRING, Types.enumOf("A"), BREAKS, OK);
            case STRING_FORMAT_CHANGED ->
                row(Types.string(StringFormat.DATE), Types.string(StringFormat.DATE_TIME), BREAKS, BREAKS);
            case ENUM_CONSTANT_ADDED -> row(Types.enumOf("A"), Types.enumOf("B", "A"), OK, BREAKS);
            case ENUM_CONSTANT_REMOVED -> row(Types.enumOf("B", "A"), Types.enumOf("A"), BREAKS, OK);
            case CONSTRAINTS_LOOSENED -> row(sized(1, 5), sized(0, null), OK, BREAKS);
            case CONSTRAINTS_TIGHTENED -> row(sized(1, 5), sized(2, 4), BREAKS, OK);
            case ITEMS_MAY_REPEAT -> row(Types.set(Types.INT), Types.array(Types.INT), OK, BREAKS);
            case ITEMS_MADE_DISTINCT -> row(Types.array(Types.INT), Types.set(Types.INT), BREAKS, OK);
            case TUPLE_LENGTH_CHANGED ->
                row(new TupleType(List.of(Types.INT)), new TupleType(List.of(Types.INT, Types.INT)), BREAKS, BREAKS);
            case UNION_ALTERNATIVE_ADDED -> row(union(null, "a"), union(null, "a", "b"), OK, BREAKS);
            case UNION_ALTERNATIVE_ADDED_TO_FALLBACK -> row(union("a", "a"), union("a", "a", "b"), OK, OK);
            case UNION_ALTERNATIVE_REMOVED -> row(union(null, "a", "b"), union(null, "a"), BREAKS, OK);
            case UNION_TAGGING_CHANGED ->
                row(
                        new UnionType("type", List.of(new Alternative("a", A))),
                        new UnionType("kind", List.of(new Alternative("a", A))),
                        BREAKS,
                        BREAKS);
            case UNION_FALLBACK_ADDED -> row(union(null, "a"), union("a", "a"), OK, OK);
            case UNION_FALLBACK_REMOVED -> row(union("a", "a"), union(null, "a"), BREAKS, OK);
            case REFERENCE_CHANGED ->
                row(
                        new RemoteType("com.acme.One", Lifetime.CALL),
                        new RemoteType("com.acme.Two", Lifetime.CALL),
                        BREAKS,
                        BREAKS);
            case LIFETIME_CHANGED ->
                row(
                        new RemoteType("com.acme.One", Lifetime.CALL),
                        new RemoteType("com.acme.One", Lifetime.EXPLICIT),
                        BREAKS,
                        BREAKS);
            case DESCRIPTION_CHANGED ->
                row(
                        new DescribedType("{\"type\":\"string\"}"),
                        new DescribedType("{\"type\":\"integer\"}"),
                        BREAKS,
                        BREAKS);
            default -> throw new AssertionError("No row for " + change);
        };
    }

    private static Row row(ServiceSchema before, ServiceSchema after, boolean fromClients, boolean toClients) {
        return new Row(before, after, fromClients, toClients, false);
    }

    private static Row row(TypeSchema before, TypeSchema after, boolean fromClients, boolean toClients) {
        return row(taking(before), taking(after), fromClients, toClients);
    }

    private static Row row(NamedType before, NamedType after, boolean fromClients, boolean toClients) {
        return row(taking(before), taking(after), fromClients, toClients);
    }

    private static ServiceSchema taking(TypeSchema type) {
        return service(call("m").param(ParamSchema.required("p", type)));
    }

    private static ServiceSchema taking(NamedType type) {
        MethodSchema method = call("m")
                .param(ParamSchema.required("p", Types.reference(type.id())))
                .build();
        return new ServiceSchema("com.acme.S", "s", Doc.NONE, null, List.of(method), List.of(type));
    }

    private static ServiceSchema service(MethodSchema.Builder... methods) {
        return service(
                "com.acme.S",
                "s",
                List.of(methods).stream().map(MethodSchema.Builder::build).toList());
    }

    private static ServiceSchema service(String name, String namespace, List<MethodSchema> methods) {
        return new ServiceSchema(name, namespace, Doc.NONE, null, methods, List.of());
    }

    private static ServiceSchema events(EventSchema... events) {
        return new ServiceSchema("com.acme.S", false, "s", ".", Doc.NONE, null, List.of(), List.of(events), List.of());
    }

    private static EventSchema event(String topic, String... params) {
        return event(topic, topic, List.of(), params);
    }

    private static EventSchema event(String topic, String javaName, List<String> keys, String... params) {
        return new EventSchema(
                topic,
                javaName,
                Doc.NONE,
                null,
                List.of(params).stream()
                        .map(param -> ParamSchema.required(param, Types.INT))
                        .toList(),
                keys,
                EventSchema.BUFFER);
    }

    private static MethodSchema.Builder call(String name) {
        return call(name, name);
    }

    private static MethodSchema.Builder call(String name, String javaName) {
        return MethodSchema.call(name, javaName);
    }

    private static MethodSchema.Builder notification() {
        return MethodSchema.notification("m", "m");
    }

    private static MethodSchema.Builder deprecated() {
        return call("m").deprecation(Deprecation.WITHOUT_REASON);
    }

    private static MethodSchema.Builder answering(TypeSchema type) {
        return call("m").result(new ResultSchema(Doc.NONE, type));
    }

    private static MethodSchema.Builder streaming(StreamSchema stream) {
        return call("m").result(new ResultSchema(Doc.NONE, Types.INT, stream));
    }

    private static StreamSchema subscription(String notification) {
        return new StreamSchema(null, false, new SubscriptionSchema(notification, "u"));
    }

    private static StreamSchema tracked() {
        return new StreamSchema(null, true, null);
    }

    private static MethodSchema.Builder byName(String... params) {
        MethodSchema.Builder method = call("m");
        List.of(params).forEach(param -> method.param(ParamSchema.required(param, Types.INT)));
        return method;
    }

    private static MethodSchema.Builder byPosition(String... params) {
        return byName(params).paramStyle(ParamStyle.BY_POSITION);
    }

    private static ParamSchema maybe(String name) {
        return ParamSchema.optional(name, Types.INT.orNull());
    }

    private static ErrorSchema error(String name, int code) {
        return new ErrorSchema(name, code, "", Doc.NONE, null);
    }

    private static TypeSchema withDefault(String value) {
        return Types.object(optional("a", Types.INT).withDefault(value));
    }

    private static TypeSchema others(TypeSchema type) {
        return new ObjectType(List.of(required("a", Types.INT)), type);
    }

    private static NamedType named(String id, TypeSchema type) {
        return NamedType.of(id, type);
    }

    private static TypeSchema sized(int minimum, @Nullable Integer maximum) {
        return new ConstrainedType(Types.STRING, Constraints.ofSize(minimum, maximum));
    }

    private static TypeSchema union(@Nullable String fallback, String... names) {
        return new UnionType(
                "type",
                Inclusion.PROPERTY,
                List.of(names).stream().map(name -> new Alternative(name, A)).toList(),
                fallback);
    }
}
