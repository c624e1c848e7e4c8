package dev.callwire.schema.compat;

import static dev.callwire.schema.PropertySchema.optional;
import static dev.callwire.schema.PropertySchema.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.callwire.schema.Constraints;
import dev.callwire.schema.ContractLock;
import dev.callwire.schema.Doc;
import dev.callwire.schema.ErrorSchema;
import dev.callwire.schema.EventSchema;
import dev.callwire.schema.MethodSchema;
import dev.callwire.schema.NamedType;
import dev.callwire.schema.ParamSchema;
import dev.callwire.schema.ParamStyle;
import dev.callwire.schema.PropertyAccess;
import dev.callwire.schema.PropertySchema;
import dev.callwire.schema.ResultSchema;
import dev.callwire.schema.ServedBy;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.StreamSchema;
import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.TypeSchema.ConstrainedType;
import dev.callwire.schema.TypeSchema.Lifetime;
import dev.callwire.schema.TypeSchema.RemoteType;
import dev.callwire.schema.Types;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompatibilityTest {

    private static final TypeSchema COLOUR = Types.reference("com.acme.Colour");
    private static final NamedType RED = NamedType.of("com.acme.Colour", Types.enumOf("RED"));
    private static final NamedType RED_AND_BLUE = NamedType.of("com.acme.Colour", Types.enumOf("RED", "BLUE"));

    @Test
    void equalContractsDoNotDiffer() {
        ServiceSchema service = service(List.of(taking(COLOUR)), RED);

        assertThat(Compatibility.compare(service, service, ServedBy.BOTH)).isEmpty();
    }

    @Test
    void documentationIsNoPartOfTheContract() {
        var documented = new NamedType("com.acme.Colour", Doc.of("A colour."), null, Types.enumOf("RED"));

        assertThat(compare(service(List.of(taking(COLOUR)), RED), service(List.of(taking(COLOUR)), documented)))
                .isEmpty();
    }

    @Test
    void typeThatIsSentAndGotObeysBothWays() {
        var method = MethodSchema.call("m", "m")
                .param(ParamSchema.required("p", COLOUR))
                .result(new ResultSchema(Doc.NONE, Types.array(COLOUR)))
                .build();

        List<Difference> found = compare(service(List.of(method), RED), service(List.of(method), RED_AND_BLUE));

        assertThat(found).singleElement().satisfies(difference -> {
            assertThat(difference.isBreaking()).isTrue();
            assertThat(difference.report())
                    .isEqualTo(
                            "Colour.BLUE: An enum gets a constant. Is: BLUE. Breaks: clients refuse a constant that they do"
                                    + " not know (result of S.m). Send the new constant only to clients that ask for it, by a"
                                    + " method of its own, or make the value a String.");
            assertThat(difference.place().part()).isEqualTo(Place.Part.TYPE);
        });
    }

    @Test
    void typeThatIsSentAloneMayGrow() {
        List<Difference> found =
                compare(service(List.of(taking(COLOUR)), RED), service(List.of(taking(COLOUR)), RED_AND_BLUE));

        assertThat(found).singleElement().satisfies(difference -> {
            assertThat(difference.isBreaking()).isFalse();
            assertThat(difference.report())
                    .isEqualTo("Colour.BLUE: An enum gets a constant. Is: BLUE. Compatible: clients do not send it"
                            + " (parameter 'p' of S.m).");
        });
    }

    @Test
    void errorsAndEventsAreGot() {
        var failing = MethodSchema.call("m", "m")
                .error(new ErrorSchema("E", 7, "", Doc.NONE, Types.object(required("c", COLOUR))))
                .build();
        var event = new EventSchema(
                "t",
                "t",
                Doc.NONE,
                null,
                List.of(ParamSchema.required("c", COLOUR), ParamSchema.required("d", Types.INT)),
                List.of(),
                EventSchema.BUFFER);

        assertThat(compare(service(List.of(failing), RED), service(List.of(failing), RED_AND_BLUE)))
                .singleElement()
                .matches(Difference::isBreaking)
                .extracting(Difference::consequence)
                .asString()
                .endsWith("(error E of S.m).");
        assertThat(compare(events(event, RED), events(event, RED_AND_BLUE)))
                .singleElement()
                .matches(Difference::isBreaking)
                .extracting(Difference::consequence)
                .asString()
                .endsWith("(S.t).");
    }

    @Test
    void dataOfErrorsIsComparedByItsMembers() {
        ServiceSchema bare = service(List.of(failing(null)));
        ServiceSchema full = service(List.of(failing(Types.object(required("limit", Types.INT)))));

        assertThat(compare(bare, full)).extracting(Difference::change).containsExactly(Change.REQUIRED_PROPERTY_ADDED);
        assertThat(compare(bare, full)).noneMatch(Difference::isBreaking);
        assertThat(compare(full, bare))
                .singleElement()
                .matches(Difference::isBreaking)
                .extracting(each -> each.place().text())
                .isEqualTo("error E.limit of S.m");
    }

    @Test
    void itemsOfStreamsGoTheirOwnWays() {
        assertThat(compare(
                        service(List.of(streaming(StreamSchema.PLAIN, COLOUR)), RED),
                        service(List.of(streaming(StreamSchema.PLAIN, COLOUR)), RED_AND_BLUE)))
                .singleElement()
                .matches(each -> !each.isBreaking());
        assertThat(compare(
                        service(List.of(streaming(StreamSchema.PLAIN, COLOUR)), RED_AND_BLUE),
                        service(List.of(streaming(StreamSchema.PLAIN, COLOUR)), RED)))
                .singleElement()
                .matches(Difference::isBreaking);
    }

    @Test
    void cyclicTypesComeToAnEnd() {
        TypeSchema node = Types.reference("com.acme.Node");
        NamedType before = NamedType.of(
                "com.acme.Node", Types.object(optional("next", node.orNull()), required("value", Types.INT)));
        NamedType after = NamedType.of(
                "com.acme.Node", Types.object(optional("next", node.orNull()), required("value", Types.STRING)));

        assertThat(compare(service(List.of(taking(node)), before), service(List.of(taking(node)), after)))
                .singleElement()
                .extracting(Difference::report)
                .asString()
                .startsWith("Node.value: A value becomes one of another type. Was: int. Is: string. Breaks: ");
    }

    @Test
    void longChainOfTypesIsComparedToItsEnd() {
        TypeSchema first = Types.reference("com.acme.T0");

        assertThat(compare(
                        service(List.of(taking(first)), chain(Types.INT)),
                        service(List.of(taking(first)), chain(Types.LONG))))
                .singleElement()
                .extracting(each -> each.place().text())
                .isEqualTo("T5000.next");
    }

    private static NamedType[] chain(TypeSchema end) {
        return IntStream.rangeClosed(0, 5000)
                .mapToObj(i -> NamedType.of(
                        "com.acme.T" + i,
                        Types.object(required("next", i == 5000 ? end : Types.reference("com.acme.T" + (i + 1))))))
                .toArray(NamedType[]::new);
    }

    @Test
    void renamedTypeIsComparedByWhatItAllows() {
        TypeSchema shade = Types.reference("com.acme.Shade");

        List<Difference> found = compare(
                service(List.of(taking(COLOUR)), RED_AND_BLUE),
                service(List.of(taking(shade)), NamedType.of("com.acme.Shade", Types.enumOf("RED"))));

        assertThat(found)
                .extracting(each -> each.place().text(), Difference::change)
                .containsExactly(
                        tuple("Shade", Change.TYPE_RENAMED_IN_JAVA), tuple("Shade.BLUE", Change.ENUM_CONSTANT_REMOVED));
    }

    @Test
    void typeInThePlaceOfAnotherIsToldWhereItStands() {
        NamedType shade = NamedType.of("com.acme.Shade", Types.enumOf("BLUE"));

        List<Difference> found = compare(
                service(List.of(taking(COLOUR)), RED, shade),
                service(List.of(taking(Types.reference("com.acme.Shade"))), RED, shade));

        assertThat(found)
                .extracting(each -> each.place().text())
                .containsExactly("parameter 'p.BLUE' of S.m", "parameter 'p.RED' of S.m");
    }

    @Test
    void typesOfOneSimpleNameAreNotTakenForEachOther() {
        TypeSchema shop = Types.reference("com.acme.shop.Order");
        TypeSchema stock = Types.reference("com.acme.stock.Order");
        var method = MethodSchema.call("m", "m")
                .param(ParamSchema.required("a", shop))
                .param(ParamSchema.required("b", stock))
                .build();
        NamedType one = NamedType.of("com.acme.shop.Order", Types.object(required("a", Types.INT)));
        NamedType other = NamedType.of("com.acme.stock.Order", Types.object(required("b", Types.INT)));
        NamedType changed = NamedType.of("com.acme.stock.Order", Types.object(required("b", Types.BOOLEAN)));

        assertThat(compare(service(List.of(method), one, other), service(List.of(method), one, changed)))
                .singleElement()
                .extracting(each -> each.place().name())
                .isEqualTo("com.acme.stock.Order");
    }

    @Test
    void propertyThatIsNotReadIsNotMissed() {
        TypeSchema before = Types.object(access(PropertyAccess.BOTH));
        TypeSchema after = Types.object(access(PropertyAccess.READ_ONLY));

        assertThat(compare(service(List.of(taking(before))), service(List.of(taking(after)))))
                .extracting(Difference::change)
                .containsExactly(Change.REQUIRED_PROPERTY_REMOVED);
        assertThat(compare(service(List.of(answering(before))), service(List.of(answering(after)))))
                .isEmpty();
        assertThat(compare(service(List.of(taking(after))), service(List.of(taking(after)))))
                .isEmpty();
    }

    @Test
    void boundsThatAreMovedLoosenAndTighten() {
        var some = new ConstrainedType(Types.INT, Constraints.from(BigDecimal.ONE, false));
        var others = new ConstrainedType(
                Types.INT, Constraints.from(BigDecimal.ONE, true).and(Constraints.upTo(BigDecimal.TEN, false)));

        assertThat(compare(service(List.of(taking(some))), service(List.of(taking(others)))))
                .singleElement()
                .extracting(Difference::text)
                .isEqualTo("parameter 'p' of S.m: Less is allowed than before: sizes, bounds, patterns. Was: >= 1."
                        + " Is: > 1, <= 10.");
        assertThat(compare(service(List.of(taking(constrained("a")))), service(List.of(taking(constrained("b"))))))
                .extracting(Difference::change)
                .containsExactly(Change.CONSTRAINTS_LOOSENED, Change.CONSTRAINTS_TIGHTENED);
    }

    @Test
    void numbersAreWiderOnlyWhereNoDigitIsLost() {
        assertThat(change(Types.INT, Types.DOUBLE)).isEqualTo(Change.NUMBER_WIDENED);
        assertThat(change(Types.LONG, Types.DOUBLE)).isEqualTo(Change.TYPE_CHANGED);
        assertThat(change(Types.LONG, Types.DECIMAL)).isEqualTo(Change.NUMBER_WIDENED);
        assertThat(change(Types.SHORT, Types.FLOAT)).isEqualTo(Change.NUMBER_WIDENED);
        assertThat(change(Types.BIG_INTEGER, Types.LONG)).isEqualTo(Change.NUMBER_NARROWED);
        assertThat(change(Types.DOUBLE, Types.FLOAT)).isEqualTo(Change.NUMBER_NARROWED);
    }

    @Test
    void errorMayGetTheCodeOfOneThatIsGone() {
        var before = MethodSchema.call("m", "m")
                .error(new ErrorSchema("A", 1, "", Doc.NONE, null))
                .error(new ErrorSchema("B", 2, "", Doc.NONE, null))
                .build();
        var after = MethodSchema.call("m", "m")
                .error(new ErrorSchema("B", 1, "", Doc.NONE, null))
                .build();

        assertThat(compare(service(List.of(before)), service(List.of(after))))
                .extracting(Difference::change)
                .containsExactly(Change.ERROR_RENAMED_IN_JAVA, Change.ERROR_REMOVED);
    }

    @Test
    void parameterBetweenOthersMovesThoseThatGoByPosition() {
        var before = MethodSchema.call("m", "m")
                .paramStyle(ParamStyle.BY_POSITION)
                .param(ParamSchema.required("a", Types.INT))
                .param(ParamSchema.required("b", Types.INT))
                .build();
        var after = MethodSchema.call("m", "m")
                .paramStyle(ParamStyle.BY_POSITION)
                .param(ParamSchema.required("a", Types.INT))
                .param(ParamSchema.optional("x", Types.INT))
                .param(ParamSchema.required("b", Types.INT))
                .build();

        assertThat(compare(service(List.of(before)), service(List.of(after))))
                .singleElement()
                .extracting(Difference::text)
                .isEqualTo("S.m: Parameters that go by position change places. Was: (a, b). Is: (a, x, b).");
    }

    @Test
    void callbackIsServedByWhoeverPassesIt() {
        ServiceSchema before = callback("com.acme.Seen", Types.INT);
        ServiceSchema after = callback("com.acme.Seen", Types.LONG);
        TypeSchema reference = Types.reference("com.acme.Seen");
        NamedType type = NamedType.of("com.acme.Seen", new RemoteType("com.acme.Seen", Lifetime.EXPLICIT));

        // Clients pass it, so servers call it, and what they send must not become more.
        assertThat(inLock(before, service(List.of(taking(reference)), type)).compare(after))
                .singleElement()
                .matches(Difference::isBreaking);
        // Clients get it, and call it.
        assertThat(inLock(before, service(List.of(answering(reference)), type)).compare(after))
                .singleElement()
                .matches(each -> !each.isBreaking());
        // Nobody passes it yet.
        assertThat(inLock(before).compare(after)).singleElement().matches(Difference::isBreaking);
    }

    @Test
    void callbackOfACallbackIsPassedBackAgain() {
        TypeSchema inner = Types.reference("com.acme.Inner");
        TypeSchema outer = Types.reference("com.acme.Outer");
        NamedType innerType = NamedType.of("com.acme.Inner", new RemoteType("com.acme.Inner", Lifetime.EXPLICIT));
        NamedType outerType = NamedType.of("com.acme.Outer", new RemoteType("com.acme.Outer", Lifetime.EXPLICIT));
        ServiceSchema outerCallback = new ServiceSchema(
                "com.acme.Outer", true, "", "", Doc.NONE, null, List.of(taking(inner)), List.of(innerType));

        Compatibility lock = inLock(
                callback("com.acme.Inner", Types.INT), outerCallback, service(List.of(taking(outer)), outerType));

        // A server passes it to the client's object, whose calls then come from clients.
        assertThat(lock.compare(callback("com.acme.Inner", Types.LONG)))
                .singleElement()
                .matches(each -> !each.isBreaking());
    }

    @Test
    void interfaceThatTheLockDoesNotHaveIsNotCompared() {
        assertThat(new Compatibility(ContractLock.EMPTY).compare(service(List.of(taking(Types.INT)))))
                .isEmpty();
    }

    @Test
    void methodIsComparedWithAllThatItPasses() {
        var other = MethodSchema.call("n", "n").build();
        ServiceSchema before = service(List.of(taking(COLOUR), other), RED_AND_BLUE);
        ServiceSchema after = service(List.of(taking(COLOUR)), RED);

        assertThat(Compatibility.compareMethod(before, after, "m", ServedBy.SERVERS))
                .extracting(Difference::change)
                .containsExactly(Change.ENUM_CONSTANT_REMOVED);
        assertThat(Compatibility.compareMethod(before, after, "n", ServedBy.SERVERS))
                .isEmpty();
    }

    private static Compatibility inLock(ServiceSchema... services) {
        return new Compatibility(ContractLock.of(List.of(services), ContractLock.EMPTY));
    }

    private static ServiceSchema callback(String name, TypeSchema param) {
        return new ServiceSchema(name, true, "", "", Doc.NONE, null, List.of(taking(param)), List.of());
    }

    private static Change change(TypeSchema before, TypeSchema after) {
        return compare(service(List.of(taking(before))), service(List.of(taking(after))))
                .get(0)
                .change();
    }

    private static List<Difference> compare(ServiceSchema before, ServiceSchema after) {
        return Compatibility.compare(before, after, ServedBy.SERVERS);
    }

    private static TypeSchema constrained(String pattern) {
        return new ConstrainedType(Types.STRING, Constraints.matching(pattern));
    }

    private static PropertySchema access(PropertyAccess access) {
        return new PropertySchema("a", Doc.NONE, true, null, Types.INT, access, null);
    }

    private static MethodSchema taking(TypeSchema type) {
        return MethodSchema.call("m", "m")
                .param(ParamSchema.required("p", type))
                .build();
    }

    private static MethodSchema answering(TypeSchema type) {
        return MethodSchema.call("m", "m")
                .result(new ResultSchema(Doc.NONE, type))
                .build();
    }

    private static MethodSchema streaming(StreamSchema stream, TypeSchema items) {
        return MethodSchema.call("m", "m")
                .param(new ParamSchema("p", Doc.NONE, true, null, items, stream))
                .build();
    }

    private static MethodSchema failing(@Nullable TypeSchema data) {
        return MethodSchema.call("m", "m")
                .error(new ErrorSchema("E", 7, "", Doc.NONE, data))
                .build();
    }

    private static ServiceSchema service(List<MethodSchema> methods, NamedType... types) {
        return new ServiceSchema("com.acme.S", "s", Doc.NONE, null, methods, List.of(types));
    }

    private static ServiceSchema events(EventSchema event, NamedType... types) {
        return new ServiceSchema(
                "com.acme.S", false, "s", ".", Doc.NONE, null, List.of(), List.of(event), List.of(types));
    }
}
