package dev.callwire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializerFactory;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.callwire.json.DataBinder.ValueCodec;
import dev.callwire.json.OrderCodecs.Line;
import dev.callwire.json.OrderCodecs.Order;
import dev.callwire.json.OrderCodecs.Size;
import dev.callwire.json.codec.Codecs;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedCodecTest {
    private static final Order ORDER = new Order(
            7, "Ada", Size.LARGE, List.of(new Line("a", 2, 1.5), new Line("b", 1, 100)), Map.of(Size.SMALL, 3));
    private static final String JSON = "{\"id\":7,\"customer\":\"Ada\",\"size\":\"LARGE\",\"lines\":["
            + "{\"article\":\"a\",\"count\":2,\"price\":1.5},{\"article\":\"b\",\"count\":1,\"price\":100.0}],"
            + "\"packs\":{\"SMALL\":3}}";

    private final JacksonBinder binder = JacksonBinder.create();
    private final GeneratedValueCodec<Order> codec = generated(binder);
    private final ValueCodec<Order> library = binder.codec(Order.class);

    private static GeneratedValueCodec<Order> generated(JacksonBinder binder) {
        var codec = binder.codec(Order.class, OrderCodecs.ORDER);
        assertThat(codec).isInstanceOf(GeneratedValueCodec.class);
        return (GeneratedValueCodec<Order>) codec;
    }

    private static String write(ValueCodec<Order> codec, Order order) {
        var out = new JsonWriter(16, 4096);
        codec.write(order, out);
        return out.toString();
    }

    @Test
    void valuesAreWrittenWithoutTheLibrary() {
        assertThat(write(codec, ORDER)).isEqualTo(JSON).isEqualTo(write(library, ORDER));
        assertThat(codec.doubts()).isZero();
    }

    @Test
    void valuesAreReadWithoutTheLibrary() {
        assertThat(codec.read(JsonSlice.of(JSON))).isEqualTo(ORDER);
        assertThat(codec.doubts()).isZero();
    }

    @Test
    void anyOrderSpacesAndUnknownMembersAreUsual() {
        var json = "{ \"packs\" : { } , \"more\" : {\"a\":[{\"b\":1},{\"b\":2}],\"c\":null} , \"lines\" : [ ] ,"
                + " \"id\" : 1 , \"customer\" : \"A\\\"\", \"other\":1 } ";

        assertThat(codec.read(JsonSlice.of(json)))
                .isEqualTo(new Order(1, "A\"", null, List.of(), Map.of()))
                .isEqualTo(library.read(JsonSlice.of(json)));
        assertThat(codec.doubts()).isZero();
    }

    @Test
    void readerOfTheCallerIsUsed() {
        var reader = new JsonReader(JsonLimits.DEFAULTS);

        assertThat(codec.read(JsonSlice.of(JSON), reader)).isEqualTo(ORDER);

        assertThat(reader.position()).isEqualTo(JSON.length());
    }

    @Test
    void readerWithinOtherLimitsIsNot() {
        var reader = new JsonReader(JsonLimits.DEFAULTS.withMaxDepth(1));

        assertThat(codec.read(JsonSlice.of(JSON), reader)).isEqualTo(ORDER);
        assertThat(codec.doubts()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "null",
                "{}",
                "[]",
                "{\"id\":1}",
                "{\"id\":\"1\",\"customer\":\"\",\"lines\":[],\"packs\":{}}",
                "{\"id\":1.0,\"customer\":\"\",\"lines\":[],\"packs\":{}}",
                "{\"id\":-1,\"customer\":\"\",\"lines\":[],\"packs\":{}}",
                "{\"id\":1,\"customer\":null,\"lines\":[],\"packs\":{}}",
                "{\"id\":1,\"customer\":\"\",\"lines\":null,\"packs\":{}}",
                "{\"id\":1,\"customer\":\"\",\"lines\":[null],\"packs\":{}}",
                "{\"id\":1,\"customer\":\"\",\"lines\":[{\"article\":\"\",\"count\":2147483648,\"price\":1}],\"packs\":{}}",
                "{\"id\":1,\"customer\":\"\",\"lines\":[],\"packs\":{\"MEDIUM\":1}}",
                "{\"id\":1,\"customer\":\"\",\"lines\":[],\"packs\":{\"SMALL\":1,\"SMALL\":2}}",
                "{\"id\":1,\"customer\":\"\",\"lines\":[],\"packs\":{\"SMALL\":null}}",
                "{\"id\":1,\"id\":1,\"customer\":\"\",\"lines\":[],\"packs\":{}}",
                "{\"id\":1,\"\\u0069d\":1,\"customer\":\"\",\"lines\":[],\"packs\":{}}",
                "{\"id\":1,\"x\":1,\"x\":1,\"customer\":\"\",\"lines\":[],\"packs\":{}}",
                "{\"id\":1,\"x\":{\"y\":[{\"z\":1,\"z\":1}]},\"customer\":\"\",\"lines\":[],\"packs\":{}}",
                "{\"id\":1,\"customer\":\"\",\"lines\":[],\"packs\":{}}}",
                "{\"id\":1,\"customer\":\"\",\"lines\":[],\"packs\":{},}",
                "{\"id\":1,\"customer\":\"\",\"size\":\"small\",\"lines\":[],\"packs\":{}}",
                "{\"id\":1,\"customer\":\"\",\"size\":0,\"lines\":[],\"packs\":{}}"
            })
    void libraryHasTheLastWord(String json) {
        assertThat(outcome(codec, json)).isEqualTo(outcome(library, json));
        assertThat(codec.doubts()).isEqualTo(1);
    }

    private static Object outcome(ValueCodec<Order> codec, String json) {
        var read = new Order[1];
        var failure = catchThrowable(() -> read[0] = codec.read(JsonSlice.of(json)));
        return failure == null ? String.valueOf(read[0]) : failure.toString();
    }

    @Test
    void whatIsLeftOfAnAttemptToWriteIsTakenBack() {
        var nan = new Order(7, "Ada", null, List.of(new Line("a", 1, Double.NaN)), Map.of());
        var out = new JsonWriter(16, 4096);
        out.raw((byte) '[');

        assertThatThrownBy(() -> codec.write(nan, out))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("lines[0].price cannot be written as JSON: JSON has no NaN");

        assertThat(out).hasToString("[");
    }

    @Test
    void surrogatesAloneAreTheLibrarysAffair() {
        var odd = new Order(7, "\ud83d", null, List.of(), Map.of());

        assertThat(write(codec, odd)).isEqualTo(write(library, odd));
        assertThat(codec.doubts()).isEqualTo(1);
    }

    @Test
    void collectionsOfUnknownClassesAreLeftToTheLibrary() {
        var lines = new AbstractList<Line>() {
            @Override
            public Line get(int index) {
                return new Line("a", 1, 1);
            }

            @Override
            public int size() {
                return 1;
            }
        };
        var order = new Order(7, "Ada", null, lines, Map.of());

        assertThat(write(codec, order)).isEqualTo(write(library, order));
        assertThat(codec.doubts()).isEqualTo(1);
    }

    @Test
    void messageTooLargeIsRefusedWhole() {
        var out = new JsonWriter(16, 40);

        assertThatThrownBy(() -> codec.write(ORDER, out)).isInstanceOf(OutboundTooLargeException.class);

        assertThat(out.length()).isZero();
    }

    @Test
    void unknownMembersAreRefusedWhereTheApplicationSaysSo() {
        var strict = JacksonBinder.with(each -> each.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));
        var json = JSON.replace("{\"id\"", "{\"more\":1,\"id\"");

        assertThat(generated(strict).read(JsonSlice.of(JSON))).isEqualTo(ORDER);
        assertThatThrownBy(() -> generated(strict).read(JsonSlice.of(json)))
                .isInstanceOf(UnfitValueException.class)
                .hasMessage("more must be absent, found 1");
    }

    static Stream<UnaryOperator<JsonMapper.Builder>> customisations() {
        return Stream.of(
                builder -> builder.addModule(new SimpleModule("own")),
                builder -> builder.addModule(new Nameless()),
                builder -> builder.serializerFactory(
                        BeanSerializerFactory.instance.withSerializerModifier(new BeanSerializerModifier() {})),
                builder -> builder.defaultTimeZone(TimeZone.getTimeZone("Europe/Vienna")),
                builder -> {
                    var mapper = builder.build();
                    mapper.setConfig(mapper.getSerializationConfig().withRootName("order"));
                    return builder;
                },
                builder -> {
                    builder.build()
                            .getFactory()
                            .setStreamReadConstraints(StreamReadConstraints.builder()
                                    .maxStringLength(1)
                                    .build());
                    return builder;
                },
                builder -> builder.addMixIn(Line.class, Mixin.class),
                builder -> builder.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE),
                builder -> builder.enable(SerializationFeature.INDENT_OUTPUT),
                builder -> builder.enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING),
                builder -> builder.enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES),
                builder -> builder.enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY),
                builder -> builder.withCoercionConfig(
                        Double.class,
                        coercions -> coercions.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)),
                builder -> builder.withConfigOverride(Line.class, override -> override.setIsIgnoredType(true)),
                builder -> JsonMapper.builder());
    }

    interface Mixin {}

    /** A module that does not say which one it is. */
    private static final class Nameless extends SimpleModule {
        private static final long serialVersionUID = 1;

        Nameless() {
            addSerializer(String.class, ToStringSerializer.instance);
        }

        @Override
        public @Nullable Object getTypeId() {
            return null;
        }
    }

    @ParameterizedTest
    @MethodSource("customisations")
    void customisedMapperDoesAllByItself(UnaryOperator<JsonMapper.Builder> customise) {
        assertThat(JacksonBinder.with(customise).codec(Order.class, OrderCodecs.ORDER))
                .isNotInstanceOf(GeneratedValueCodec.class);
    }

    @Test
    void codecOfAnotherShapeIsNotUsed() {
        var renamed = new OfLine(Shape.ofRecord(Names.of("article", "number", "price"))
                .required(Codecs.STRING)
                .required(Codecs.INT)
                .required(Codecs.DOUBLE));
        var ofOtherTypes = new OfLine(Shape.ofRecord(Names.of("article", "count", "price"))
                .required(Codecs.STRING)
                .required(Codecs.LONG)
                .required(Codecs.DOUBLE));
        var inOtherOrder = new OfLine(Shape.ofRecord(Names.of("count", "article", "price"))
                .required(Codecs.INT)
                .required(Codecs.STRING)
                .required(Codecs.DOUBLE));
        var tooLax = new OfLine(Shape.ofRecord(Names.of("article", "count", "price"))
                .nullable(Codecs.STRING)
                .required(Codecs.INT)
                .required(Codecs.DOUBLE));
        var tooShort = new OfLine(Shape.ofRecord(Names.of("article", "count"))
                .required(Codecs.STRING)
                .required(Codecs.INT));
        var right = new OfLine(Shape.ofRecord(Names.of("article", "count", "price"))
                .required(Codecs.STRING)
                .required(Codecs.INT)
                .required(Codecs.DOUBLE));

        assertThat(List.of(renamed, ofOtherTypes, inOtherOrder, tooLax, tooShort))
                .noneSatisfy(
                        each -> assertThat(binder.codec(Line.class, each)).isInstanceOf(GeneratedValueCodec.class));
        assertThat(binder.codec(Line.class, right)).isInstanceOf(GeneratedValueCodec.class);
    }

    private static final class OfLine extends ObjectCodec<Line> {
        private final Shape shape;

        OfLine(Shape shape) {
            super(Line.class);
            this.shape = shape;
        }

        @Override
        protected Shape shape() {
            return shape;
        }

        @Override
        public Line read(JsonReader in) {
            throw GeneratedCodec.doubt();
        }

        @Override
        protected void writeMembers(Line value, JsonWriter out) {
            throw GeneratedCodec.doubt();
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whateverAConstructorThrowsIsTheLibrarysAffair(Throwable failure) {
        var failing = new GeneratedValueCodec<>(new Failing(failure), library, JsonLimits.DEFAULTS, false);

        assertThat(failing.read(JsonSlice.of(JSON))).isEqualTo(ORDER);
        assertThat(write(failing, ORDER)).isEqualTo(JSON);
        assertThat(failing.doubts()).isEqualTo(2);
    }

    static Stream<Throwable> failures() {
        return Stream.of(new IllegalStateException(), new IOException(), new Error(), new NoSuchMethodError());
    }

    private static final class Failing implements GeneratedCodec<Order> {
        private final Throwable failure;

        Failing(Throwable failure) {
            this.failure = failure;
        }

        @Override
        public Type type() {
            return Order.class;
        }

        @Override
        public Order read(JsonReader in) {
            throw sneaky(failure);
        }

        @Override
        public void write(@Nullable Order value, JsonWriter out) {
            out.raw((byte) '{');
            throw sneaky(failure);
        }

        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // that is the trick
        private static <E extends Throwable> RuntimeException sneaky(Throwable failure) throws E {
            throw (E) failure;
        }
    }

    @Test
    void namesDifferFromEachOther() {
        assertThatThrownBy(() -> Names.of("a", "b", "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The names of an object differ from each other, but found [a, b, a]");
    }
}
