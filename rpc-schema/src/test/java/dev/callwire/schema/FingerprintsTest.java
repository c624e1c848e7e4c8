package dev.callwire.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.callwire.schema.TypeSchema.Alternative;
import dev.callwire.schema.TypeSchema.ConstrainedType;
import dev.callwire.schema.TypeSchema.Inclusion;
import dev.callwire.schema.TypeSchema.IntegerType;
import dev.callwire.schema.TypeSchema.Lifetime;
import dev.callwire.schema.TypeSchema.RemoteType;
import dev.callwire.schema.TypeSchema.UnionType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FingerprintsTest {

    private static final ResultSchema TEXT = new ResultSchema(Doc.NONE, Types.STRING);

    @Test
    void isTheSameInEveryBuild() {
        assertThat(Fingerprints.text(Fingerprints.of(ShopServices.ORDERS))).isEqualTo("301da9f10242853c");
        assertThat(Fingerprints.text(Fingerprints.of(MarketServices.MARKET))).isEqualTo("d99908f9178cd023");
    }

    @Test
    void outlastsTheJsonForm() {
        var read = SchemaJson.read(SchemaJson.write(ShopServices.ORDERS), "orders");

        assertThat(Fingerprints.of(read)).isEqualTo(Fingerprints.of(ShopServices.ORDERS));
    }

    @Test
    void textHasSixteenDigits() {
        assertThat(Fingerprints.text(1)).isEqualTo("0000000000000001");
        assertThat(Fingerprints.text(-1)).isEqualTo("ffffffffffffffff");
    }

    @Test
    void methodsAndEventsGoByTheirWireNames() {
        var service = service(ask().build());

        assertThat(Fingerprints.byName(service))
                .containsExactly(entry(
                        "s.ask", Fingerprints.of(service, service.methods().get(0))));
        assertThat(Fingerprints.byName(MarketServices.EVENTS)).containsKey("market.traded");
    }

    @Test
    void doesNotTellHowAServiceIsDocumented() {
        var service = ShopServices.ORDERS;

        assertThat(Fingerprints.of(undocumented(service))).isEqualTo(Fingerprints.of(service));
    }

    private static ServiceSchema undocumented(ServiceSchema service) {
        var methods = service.methods().stream()
                .map(method -> new MethodSchema(
                        method.name(),
                        method.uri(),
                        "otherwise",
                        method.kind(),
                        method.paramStyle(),
                        Doc.NONE,
                        method.params(),
                        method.result(),
                        method.errors(),
                        List.of(),
                        !method.idempotent(),
                        null))
                .toList();
        return new ServiceSchema(
                "com.other.Orders", "other", Doc.of("Otherwise."), null, reversed(methods), service.types());
    }

    private static <T> List<T> reversed(List<T> list) {
        var reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    @Test
    void doesNotTellWhatTypesAreCalled() {
        var one = service(
                ask().param(ParamSchema.required("to", Types.reference("One"))).build(), NamedType.of("One", person()));
        var two = service(
                ask().param(ParamSchema.required("to", Types.reference("Two"))).build(), NamedType.of("Two", person()));

        assertThat(Fingerprints.of(one)).isEqualTo(Fingerprints.of(two));
    }

    @Test
    void cyclicTypesEnd() {
        var one = node(Types.reference("Node").orNull());
        var other = node(Types.array(Types.reference("Node")));

        assertThat(Fingerprints.of(one))
                .isEqualTo(Fingerprints.of(node(Types.reference("Node").orNull())));
        assertThat(Fingerprints.of(one)).isNotEqualTo(Fingerprints.of(other));
    }

    private static ServiceSchema node(TypeSchema next) {
        return service(
                ask().param(ParamSchema.required("node", Types.reference("Node")))
                        .build(),
                NamedType.of("Node", Types.object(PropertySchema.required("next", next))));
    }

    @Test
    void typesThatAMethodDoesNotReachDoNotCount() {
        var plain = ask().build();
        var alone = service(plain);
        var among = service(plain, NamedType.of("Other", person()));

        assertThat(Fingerprints.of(among, plain)).isEqualTo(Fingerprints.of(alone, plain));
    }

    static Stream<UnaryOperator<MethodSchema.Builder>> alike() {
        return Stream.of(
                ask -> ask.param(ParamSchema.required("b", Types.INT)).param(ParamSchema.required("a", Types.INT)),
                ask -> ask.param(ParamSchema.required("a", Types.INT)).param(ParamSchema.required("b", Types.INT)),
                ask -> ask.param(ParamSchema.required("a", atLeastOne())).param(ParamSchema.required("b", Types.INT)),
                ask -> ask.param(ParamSchema.required("a", Types.INT))
                        .param(ParamSchema.required("b", Types.INT))
                        .idempotent(true));
    }

    private static TypeSchema atLeastOne() {
        return new ConstrainedType(
                Types.INT, new Constraints(BigDecimal.ONE, false, null, false, null, null, null, List.of(), false));
    }

    @Test
    void whatLooksAlikeOnTheWireIsAlike() {
        assertThat(alike().map(change ->
                                Fingerprints.of(service(change.apply(ask()).build())))
                        .distinct())
                .hasSize(1);
    }

    static Stream<UnaryOperator<MethodSchema.Builder>> different() {
        return Stream.of(
                ask -> ask,
                ask -> ask.uri("s.asked"),
                ask -> ask.result(ResultSchema.VOID),
                ask -> ask.result(new ResultSchema(Doc.NONE, Types.STRING.orNull())),
                ask -> ask.result(new ResultSchema(Doc.NONE, Types.STRING, StreamSchema.PLAIN)),
                ask -> ask.result(new ResultSchema(Doc.NONE, Types.STRING, new StreamSchema(null, true, null))),
                ask -> ask.result(new ResultSchema(
                        Doc.NONE, Types.STRING, new StreamSchema(null, false, new SubscriptionSchema("n", "u")))),
                ask -> ask.param(ParamSchema.required("a", Types.INT)),
                ask -> ask.param(ParamSchema.required("b", Types.INT)),
                ask -> ask.param(ParamSchema.optional("a", Types.INT)),
                ask -> ask.param(ParamSchema.required("a", Types.INT)).paramStyle(ParamStyle.BY_POSITION),
                ask -> ask.param(ParamSchema.required("a", Types.INT)).paramStyle(ParamStyle.WHOLE),
                ask -> ask.param(ParamSchema.required("a", Types.LONG)),
                ask -> ask.param(ParamSchema.required("a", new IntegerType(null, BigInteger.ONE))),
                ask -> ask.param(ParamSchema.required("a", Types.DOUBLE)),
                ask -> ask.param(ParamSchema.required("a", Types.DECIMAL)),
                ask -> ask.param(ParamSchema.required("a", Types.BOOLEAN)),
                ask -> ask.param(ParamSchema.required("a", Types.string(StringFormat.DATE))),
                ask -> ask.param(ParamSchema.required("a", Types.enumOf("X", "Y"))),
                ask -> ask.param(ParamSchema.required("a", Types.enumOf("X", "Y", "Z"))),
                ask -> ask.param(ParamSchema.required("a", Types.array(Types.INT))),
                ask -> ask.param(ParamSchema.required("a", Types.set(Types.INT))),
                ask -> ask.param(ParamSchema.required("a", Types.map(Types.INT))),
                ask -> ask.param(ParamSchema.required("a", new TypeSchema.TupleType(List.of(Types.INT, Types.INT)))),
                ask -> ask.param(ParamSchema.required("a", person())),
                ask -> ask.param(
                        ParamSchema.required("a", Types.object(PropertySchema.optional("name", Types.STRING)))),
                ask -> ask.param(ParamSchema.required("a", Types.ANY)),
                ask -> ask.param(ParamSchema.required("a", Types.opaque("?"))),
                ask -> ask.param(ParamSchema.required("a", new TypeSchema.DescribedType("{\"type\":\"string\"}"))),
                ask -> ask.param(ParamSchema.required("a", new RemoteType("W", Lifetime.CALL))),
                ask -> ask.param(ParamSchema.required("a", new RemoteType("W", Lifetime.EXPLICIT))),
                ask -> ask.param(ParamSchema.required("a", union("kind", Inclusion.PROPERTY))),
                ask -> ask.param(ParamSchema.required("a", union("type", Inclusion.PROPERTY))),
                ask -> ask.param(ParamSchema.required("a", union("", Inclusion.WRAPPER_ARRAY))),
                ask -> ask.param(ParamSchema.required("a", union("", Inclusion.NONE))),
                ask -> ask.error(new ErrorSchema("Late", 7, "", Doc.NONE, null)),
                ask -> ask.error(new ErrorSchema("Late", 8, "", Doc.NONE, null)),
                ask -> ask.error(new ErrorSchema("Late", 8, "s.late", "", Doc.NONE, null)),
                ask -> ask.error(new ErrorSchema("Late", 8, "", Doc.NONE, Types.INT)));
    }

    private static TypeSchema union(String discriminator, Inclusion inclusion) {
        return new UnionType(
                discriminator,
                inclusion,
                List.of(new Alternative("one", person()), new Alternative("two", Types.object())),
                null);
    }

    @Test
    void whatDiffersOnTheWireDiffers() {
        assertThat(different()
                        .map(change ->
                                Fingerprints.of(service(change.apply(ask()).build())))
                        .toList())
                .doesNotHaveDuplicates();
    }

    @Test
    void orderOfWhatGoesByNameDoesNotCount() {
        assertThat(Fingerprints.of(taking(Types.enumOf("Y", "X"))))
                .isEqualTo(Fingerprints.of(taking(Types.enumOf("X", "Y"))));
        var ab = Types.object(PropertySchema.required("a", Types.INT), PropertySchema.required("b", Types.INT));
        var ba = Types.object(PropertySchema.required("b", Types.INT), PropertySchema.required("a", Types.INT));
        assertThat(Fingerprints.of(taking(ab))).isEqualTo(Fingerprints.of(taking(ba)));
    }

    private static ServiceSchema taking(TypeSchema type) {
        return service(ask().param(ParamSchema.required("a", type)).build());
    }

    @ParameterizedTest
    @MethodSource("alike")
    void positionCountsWhereParametersGoByIt(UnaryOperator<MethodSchema.Builder> change) {
        var byName = change.apply(ask()).build();
        var byPosition = change.apply(ask()).paramStyle(ParamStyle.BY_POSITION).build();

        assertThat(Fingerprints.of(service(byPosition))).isNotEqualTo(Fingerprints.of(service(byName)));
    }

    @Test
    void aLoneParameterOfAnEventHasNoName() {
        assertThat(Fingerprints.of(event(ParamSchema.required("a", Types.INT))))
                .isEqualTo(Fingerprints.of(event(ParamSchema.required("b", Types.INT))))
                .isNotEqualTo(Fingerprints.of(event(ParamSchema.required("a", Types.LONG))));
    }

    private static ServiceSchema event(ParamSchema param) {
        var event = new EventSchema("s.event", "event", Doc.NONE, null, List.of(param), List.of(), EventSchema.BUFFER);
        return new ServiceSchema("S", false, "s", ".", Doc.NONE, null, List.of(), List.of(event), List.of());
    }

    private static MethodSchema.Builder ask() {
        return MethodSchema.call("s.ask", "ask").result(TEXT);
    }

    private static TypeSchema person() {
        return Types.object(PropertySchema.required("name", Types.STRING));
    }

    private static ServiceSchema service(MethodSchema method, NamedType... types) {
        return new ServiceSchema("S", "s", Doc.NONE, null, List.of(method), List.of(types));
    }
}
