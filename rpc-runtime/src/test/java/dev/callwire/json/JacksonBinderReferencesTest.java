package dev.callwire.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.callwire.annotation.RpcCallback;
import dev.callwire.annotation.RpcService;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JacksonBinderReferencesTest {
    private static final JacksonBinder BINDER = JacksonBinder.create();

    private final Numbered references = new Numbered();

    @BeforeEach
    void enter() {
        references.enter();
    }

    @AfterEach
    void leave() {
        References.leave(null);
    }

    @RpcCallback
    interface Watcher {
        void seen(int n);
    }

    @RpcService
    interface Session {
        void end();
    }

    /** A name and a getter that must not become properties. */
    static final class Seeing implements Watcher {
        public String getSecret() {
            return "secret";
        }

        @Override
        public void seen(int n) {}
    }

    static final class Both implements Session, Watcher {
        @Override
        public void end() {}

        @Override
        public void seen(int n) {}
    }

    record Noting(List<Integer> seen) implements Watcher {
        @Override
        public void seen(int n) {
            seen.add(n);
        }
    }

    record Order(String id, Watcher watcher, @Nullable Session session, Optional<Watcher> more) {}

    record Box<T>(T value) {}

    record Deep(Map<String, List<Optional<Session>>> sessions, Watcher[] watchers, Box<Box<Watcher>> box) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    sealed interface Step permits Told {}

    record Told(Watcher watcher) implements Step {}

    static class Bean {
        public Watcher watcher;
    }

    /** Gives each object the next number, and reads any object as one that has been written. */
    private static final class Numbered implements References {
        private final List<Object> objects = new ArrayList<>();
        private final List<Class<?>> types = new ArrayList<>();

        @Override
        public void write(Class<?> type, Object object, JsonWriter out) {
            types.add(type);
            objects.add(object);
            out.raw(("{\"handle\":" + objects.size() + "}").getBytes(UTF_8));
        }

        @Override
        public Object read(Class<?> type, JsonSlice json) {
            var text = json.toString();
            if (!text.startsWith("{\"handle\":")) {
                throw new UnfitValueException("handle", "an integer", UnfitValueException.NOTHING);
            }
            return objects.get(Integer.parseInt(text.replaceAll("\\D", "")) - 1);
        }
    }

    private static Object read(Type type, String json) {
        return BINDER.codec(type).read(JsonSlice.of(json));
    }

    private static String write(Type type, @Nullable Object value) {
        var out = new JsonWriter(16, 100_000);
        BINDER.codec(type).write(value, out);
        return out.toString();
    }

    @Test
    void objectIsWrittenAsItsReferenceAndReadAsItself() {
        var watcher = new Seeing();

        var json = write(Watcher.class, watcher);

        assertThat(json).isEqualTo("{\"handle\":1}");
        assertThat(read(Watcher.class, json)).isSameAs(watcher);
        assertThat(references.types).containsExactly(Watcher.class);
    }

    @Test
    void partsOfRecordsAreReferences() {
        var order = new Order("a", new Seeing(), null, Optional.of(new Seeing()));

        var json = write(Order.class, order);

        assertThat(json)
                .isEqualTo("{\"id\":\"a\",\"watcher\":{\"handle\":1},\"session\":null,\"more\":{\"handle\":2}}");
        assertThat(read(Order.class, json)).isEqualTo(order);
    }

    @Test
    void whatIsDeclaredDecidesAsWhichInterfaceAnObjectIsPassed() {
        var both = new Both();
        var deep = new Deep(
                Map.of("a", List.of(Optional.of(both), Optional.empty())),
                new Watcher[] {both},
                new Box<>(new Box<>(both)));
        var listType = new TypeReference<List<Session>>() {}.getType();

        assertThat(write(Deep.class, deep))
                .isEqualTo("{\"sessions\":{\"a\":[{\"handle\":1},null]},\"watchers\":[{\"handle\":2}],"
                        + "\"box\":{\"value\":{\"value\":{\"handle\":3}}}}");
        assertThat(write(listType, List.of(both))).isEqualTo("[{\"handle\":4}]");
        assertThat(references.types).containsExactly(Session.class, Watcher.class, Watcher.class, Session.class);
    }

    @Test
    void objectsAreFoundByTheirClassWhereNothingElseTells() {
        assertThat(write(Object.class, new Seeing())).isEqualTo("{\"handle\":1}");
        assertThatIllegalStateException()
                .isThrownBy(() -> write(Object.class, new Both()))
                .withMessageStartingWith("An object is passed by reference as one interface, and ")
                .withMessageContaining("Both has several: ")
                .withMessageEndingWith("; declare what holds it as one of them");
    }

    @Test
    void partsOfAUnionAreReadFromACopy() {
        var told = new Told(new Seeing());

        write(Watcher.class, told.watcher());

        assertThat(read(
                        Step.class,
                        "{\"watcher\":{\"handle\":1,\"lifetime\":\"call\"},"
                                + "\"type\":\"JacksonBinderReferencesTest$Told\"}"))
                .isEqualTo(told);
    }

    @Test
    void recordIsPassedByReferenceWhereItIsDeclaredAsItsInterface() {
        assertThat(write(Box.class, new Box<Watcher>(new Noting(List.of())))).isEqualTo("{\"value\":{\"handle\":1}}");
        assertThat(write(Watcher.class, new Noting(List.of()))).isEqualTo("{\"handle\":2}");
    }

    @Test
    void beanMayHoldOne() {
        var bean = new Bean();
        bean.watcher = new Both();

        assertThat(write(Bean.class, bean)).isEqualTo("{\"watcher\":{\"handle\":1}}");
        var copy = (Bean) read(Bean.class, "{\"watcher\":{\"handle\":1}}");
        assertThat(copy.watcher).isSameAs(bean.watcher);
    }

    @Test
    void nullIsNullAndNoReference() {
        assertThat(write(Watcher.class, null)).isEqualTo("null");
        assertThat(read(Watcher.class, "null")).isNull();
        assertUnfit(Order.class, "{\"id\":\"a\",\"watcher\":null}")
                .hasMessage("watcher must be an object reference, found null");
        assertThat(references.types).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "[]", "true"})
    void whatIsNeitherObjectNorStringIsNoReference(String json) {
        assertUnfit(Watcher.class, json).hasMessageStartingWith("The value must be an object reference, found ");
        assertUnfit(Order.class, "{\"id\":\"a\",\"watcher\":" + json + "}")
                .hasMessageStartingWith("watcher must be an object reference, found ");
    }

    @Test
    void missingReferenceIsToldByItsName() {
        assertUnfit(Order.class, "{\"id\":\"a\"}").hasMessage("watcher must be an object reference, but is missing");
    }

    @Test
    void whatTheReferencesHaveAgainstAValueIsToldWithItsPath() {
        var listType = new TypeReference<List<Order>>() {}.getType();

        assertUnfit(Watcher.class, "{}").hasMessage("handle must be an integer, but is missing");
        assertUnfit(listType, "[{\"id\":\"a\",\"watcher\":{}}]")
                .hasMessage("[0].watcher.handle must be an integer, but is missing");
    }

    @Test
    void stringIsLeftToTheReferences() {
        new Echoing().enter();

        var order = (Order) read(Order.class, "{\"id\":\"a\",\"watcher\":\"w\\u0061\"}");

        assertThat(order.watcher()).hasToString("\"w\\u0061\"");
    }

    @Test
    void longObjectIsNoReference() {
        assertUnfit(Watcher.class, "{\"handle\":\"" + "x".repeat(1024) + "\"}")
                .hasMessage("The value must be an object reference, found an object of 1037 bytes");
    }

    @Test
    void objectCannotBePassedWithoutACall() {
        References.leave(null);

        assertThatIllegalStateException()
                .isThrownBy(() -> write(Watcher.class, new Seeing()))
                .withMessage("A dev.callwire.json.JacksonBinderReferencesTest$Watcher is passed by reference, so it can"
                        + " only be written and read as a part of a call");
        assertThatIllegalStateException()
                .isThrownBy(() -> write(Box.class, new Box<>(new Seeing())))
                .withMessageContaining("is passed by reference");
        assertThatIllegalStateException()
                .isThrownBy(() -> read(Order.class, "{\"id\":\"a\",\"watcher\":{\"handle\":1}}"))
                .withMessageContaining("is passed by reference");
    }

    @Test
    void nothingIsWrittenWhenAReferenceFails() {
        var out = new JsonWriter(16, 1000);
        out.raw((byte) '[');
        new Refusing().enter();

        assertThatThrownBy(() ->
                        BINDER.codec(Order.class).write(new Order("a", new Seeing(), null, Optional.empty()), out))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("too many");
        assertThat(out.toString()).isEqualTo("[");
    }

    private static final class Refusing implements References {
        @Override
        public void write(Class<?> type, Object object, JsonWriter out) {
            throw new UnsupportedOperationException("too many");
        }

        @Override
        public Object read(Class<?> type, JsonSlice json) {
            throw new UnsupportedOperationException("too many");
        }
    }

    /** Has watchers that say what they were read from. */
    private static final class Echoing implements References {
        @Override
        public void write(Class<?> type, Object object, JsonWriter out) {
            out.value(object.toString());
        }

        @Override
        public Object read(Class<?> type, JsonSlice json) {
            var text = json.toString();
            return new Watcher() {
                @Override
                public void seen(int n) {}

                @Override
                public String toString() {
                    return text;
                }
            };
        }
    }

    private static AbstractThrowableAssert<?, ?> assertUnfit(Type type, String json) {
        return assertThatThrownBy(() -> read(type, json)).isInstanceOf(UnfitValueException.class);
    }
}
