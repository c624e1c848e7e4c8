package dev.callwire.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceSchemaTest {

    private static final ResultSchema TEXT = new ResultSchema(Doc.NONE, Types.STRING);
    private static final ErrorSchema LATE = new ErrorSchema("Late", 7, "late", Doc.NONE, null);

    @Test
    void resourceIsNamedAfterTheBinaryNameOfTheInterface() {
        assertThat(ServiceSchema.resourceName("com.acme.Outer$Orders"))
                .isEqualTo("META-INF/callwire/com.acme.Outer$Orders.json");
        assertThat(ShopServices.ORDERS.resourceName()).isEqualTo("META-INF/callwire/com.acme.shop.Orders.json");
    }

    @Test
    void typesAreSortedByIdAndMethodsKeepTheirOrder() {
        var service = service(
                List.of(method("b"), method("a")), List.of(NamedType.of("y", Types.ANY), NamedType.of("x", Types.ANY)));

        assertThat(service.methods()).extracting(MethodSchema::name).containsExactly("b", "a");
        assertThat(service.types()).extracting(NamedType::id).containsExactly("x", "y");
    }

    @Test
    void errorsAreSortedByCode() {
        var early = new ErrorSchema("Early", 3, "early", Doc.NONE, null);

        assertThat(MethodSchema.call("m", "m").error(LATE).error(early).build().errors())
                .containsExactly(early, LATE);
    }

    @Test
    void methodsOfOneWireNameAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> service(List.of(method("a"), method("a")), List.of()))
                .withMessage("The methods of service 'S' must have distinct wire names. Found twice: 'a'.");
    }

    @Test
    void uriIsTheNameUnlessSet() {
        assertThat(method("a").uri()).isEqualTo("a");
        assertThat(event(List.of(), List.of()).uri()).isEqualTo("t");
        assertThat(LATE.uri()).isNull();
    }

    @Test
    void methodsOfOneUriAreRefused() {
        var other = MethodSchema.call("b", "b").uri("a").build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> service(List.of(method("a"), other), List.of()))
                .withMessage("The methods of service 'S' must have distinct URIs. Found twice: 'a'.");
    }

    @Test
    void eventsOfOneUriAreRefused() {
        var other = new EventSchema("u", "t", "u", Doc.NONE, null, List.of(), List.of(), EventSchema.BUFFER);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> events(event(List.of(), List.of()), other))
                .withMessage("The events of service 'S' must have distinct URIs. Found twice: 't'.");
    }

    @Test
    void errorsOfOneUriAreRefused() {
        var method = MethodSchema.call("m", "m")
                .error(new ErrorSchema("Early", 3, "demo.wrong", "early", Doc.NONE, null))
                .error(new ErrorSchema("Late", 7, "demo.wrong", "late", Doc.NONE, null));

        assertThatIllegalArgumentException()
                .isThrownBy(method::build)
                .withMessage("The errors of method 'm' must have distinct URIs. Found twice: 'demo.wrong'.");
    }

    @Test
    void uriIsNotBlank() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MethodSchema.call("m", "m").uri(" ").build())
                .withMessage("A method's URI must not be blank.");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new EventSchema("t", "", "t", Doc.NONE, null, List.of(), List.of(), EventSchema.BUFFER))
                .withMessage("A topic's URI must not be blank.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ErrorSchema("E", 1, "", "", Doc.NONE, null))
                .withMessage("A typed error's URI must not be blank.");
    }

    @Test
    void eventsOfOneTopicAreRefused() {
        var event = event(List.of(), List.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> events(event, event))
                .withMessage("The events of service 'S' must have distinct topics. Found twice: 't'.");
    }

    @Test
    void keyOfAnEventIsOneOfItsParameters() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> event(List.of(ParamSchema.required("a", Types.INT)), List.of("b")))
                .withMessage("A key of event 't' must be one of its parameters. Found: 'b'.");
    }

    @Test
    void typeOfAnEventIsKnown() {
        var event = event(List.of(ParamSchema.required("a", Types.reference("x"))), List.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> events(event))
                .withMessage("Every type that is referred to must be described. Missing: 'x', which event 't' of 'S'"
                        + " refers to.");
    }

    @Test
    void bufferHasRoomForOneItemAtLeast() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BufferSchema(Overflow.CLOSE, 0))
                .withMessage("A buffer has room for 1 to 65536 items. Found: 0.");
        assertThatIllegalArgumentException().isThrownBy(() -> new BufferSchema(Overflow.CLOSE, 65_537));
    }

    private static EventSchema event(List<ParamSchema> params, List<String> keys) {
        return new EventSchema("t", "t", Doc.NONE, null, params, keys, EventSchema.BUFFER);
    }

    private static ServiceSchema events(EventSchema... events) {
        return new ServiceSchema("S", false, "", "", Doc.NONE, null, List.of(), List.of(events), List.of());
    }

    @Test
    void typesOfOneIdAreRefused() {
        var type = NamedType.of("x", Types.ANY);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> service(List.of(), List.of(type, type)))
                .withMessage("The types of service 'S' must have distinct ids. Found twice: 'x'.");
    }

    @Test
    void referencesToUnknownTypesAreRefusedWhereverTheyStand() {
        var unknown = Types.array(Types.map(Types.reference("x").orNull()));

        assertMissing(MethodSchema.call("m", "m").param(ParamSchema.required("p", unknown)));
        assertMissing(MethodSchema.call("m", "m").result(new ResultSchema(Doc.NONE, unknown)));
        assertMissing(MethodSchema.call("m", "m").error(new ErrorSchema("E", 1, "", Doc.NONE, unknown)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> service(List.of(), List.of(NamedType.of("y", unknown))))
                .withMessage("Every type that is referred to must be described. Missing: 'x',"
                        + " which type 'y' of service 'S' refers to.");
    }

    @Test
    void parametersOfOneNameAreRefused() {
        var param = ParamSchema.required("p", Types.INT);

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        MethodSchema.call("m", "m").param(param).param(param).build())
                .withMessage("The parameters of method 'm' must have distinct names. Found twice: 'p'.");
    }

    @Test
    void errorsOfOneCodeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        MethodSchema.call("m", "m").error(LATE).error(LATE).build())
                .withMessage("The errors of method 'm' must have distinct codes. Found twice: 7.");
    }

    @Test
    void notificationHasNeitherResultNorErrors() {
        String message =
                "A notification is never answered, so it has neither result nor errors." + " Found one on method 'm'.";

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> MethodSchema.notification("m", "m").result(TEXT).build())
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> MethodSchema.notification("m", "m").error(LATE).build())
                .withMessage(message);
    }

    @Test
    void wholeParameterIsTheOnlyOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        MethodSchema.call("m", "m").paramStyle(ParamStyle.WHOLE).build())
                .withMessage("Where a parameter is the whole params, it must be the only one."
                        + " Found 0 parameters on method 'm'.");
    }

    @Test
    void examplesMustBeJson() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExampleSchema("e", Doc.NONE, "{a}", null))
                .withMessageStartingWith("The params of example 'e' must be JSON. Found: {a} (");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExampleSchema("e", Doc.NONE, "7", null))
                .withMessage("The params of example 'e' must be a JSON object or array. Found: 7.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExampleSchema("e", Doc.NONE, "[]", " "))
                .withMessageStartingWith("The result of example 'e' must be JSON. Found:  (");
    }

    @Test
    void mapKeysMustBeStrings() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TypeSchema.MapType(Types.INT, Types.INT))
                .withMessageStartingWith(
                        "The keys of a map must be strings, an enum or a reference. Found: IntegerType[");
    }

    @Test
    void nullableTypesDoNotNest() {
        assertThat(Types.STRING.orNull().orNull()).isEqualTo(Types.STRING.orNull());
        assertThat(Types.ANY.orNull()).isEqualTo(Types.ANY);
        assertThat(Types.NULL.orNull()).isEqualTo(Types.NULL);
    }

    @Test
    void documentationIsTidied() {
        assertThat(new Doc(" a \r\nb ", "c\rd")).isEqualTo(new Doc("a \nb", "c\nd"));
        assertThat(new Doc(" ", "only a description")).isEqualTo(Doc.of("only a description"));
    }

    private static void assertMissing(MethodSchema.Builder method) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> service(List.of(method.build()), List.of()))
                .withMessage("Every type that is referred to must be described. Missing: 'x',"
                        + " which method 'm' of service 'S' refers to.");
    }

    private static MethodSchema method(String name) {
        return MethodSchema.call(name, name).build();
    }

    private static ServiceSchema service(List<MethodSchema> methods, List<NamedType> types) {
        return new ServiceSchema("S", "s", Doc.NONE, null, methods, types);
    }
}
