package dev.callwire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.OptBoolean;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which components may be missing, and which may be null. */
class JacksonBinderComponentsTest {
    private static final JacksonBinder BINDER = JacksonBinder.create();

    private static <T> T read(Class<T> type, String json) {
        return BINDER.<T>codec(type).read(JsonSlice.of(json));
    }

    private static void assertRefused(Class<?> type, String json, String message) {
        assertThatThrownBy(() -> read(type, json))
                .isInstanceOf(UnfitValueException.class)
                .hasMessage(message);
    }

    record Plain(String text, int number, Integer boxed, List<String> list, Nested nested) {}

    record Nested(String x) {}

    @Test
    void componentsAreRequired() {
        assertRefused(Plain.class, "{}", "text must be a string, but is missing");
        assertRefused(Plain.class, "{\"text\":\"\"}", "number must be an integer, but is missing");
        assertRefused(Plain.class, "{\"text\":\"\",\"number\":1}", "boxed must be an integer, but is missing");
        assertRefused(Plain.class, "{\"text\":\"\",\"number\":1,\"boxed\":1}", "list must be an array, but is missing");
        assertRefused(
                Plain.class,
                "{\"text\":\"\",\"number\":1,\"boxed\":1,\"list\":[]}",
                "nested must be an object, but is missing");
        assertRefused(
                Plain.class,
                "{\"text\":\"\",\"number\":1,\"boxed\":1,\"list\":[],\"nested\":{}}",
                "nested.x must be a string, but is missing");
    }

    @Test
    void componentsAreNotNull() {
        assertRefused(Plain.class, "{\"text\":null}", "text must be a string, found null");
        assertRefused(Plain.class, "{\"number\":null}", "number must be an integer, found null");
        assertRefused(Plain.class, "{\"boxed\":null}", "boxed must be an integer, found null");
        assertRefused(Plain.class, "{\"list\":null}", "list must be an array, found null");
        assertRefused(Plain.class, "{\"nested\":null}", "nested must be an object, found null");
        assertRefused(Plain.class, "{\"nested\":{\"x\":null}}", "nested.x must be a string, found null");
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared but for null.
    record Lenient(
            @Nullable String text,
            @Nullable Integer boxed,
            @Nullable List<String> list,
            @Nullable Nested nested,
            String @Nullable [] array,
            Optional<String> optional,
            OptionalInt optionalInt) {}

    @Test
    void nullableComponentsMayBeMissingOrNull() {
        var absent = new Lenient(null, null, null, null, null, Optional.empty(), OptionalInt.empty());

        assertThat(read(Lenient.class, "{}")).isEqualTo(absent);
        assertThat(read(
                        Lenient.class,
                        "{\"text\":null,\"boxed\":null,\"list\":null,\"nested\":null,\"array\":null,\"optional\":null,"
                                + "\"optionalInt\":null}"))
                .isEqualTo(absent);
        assertThat(read(Lenient.class, "{\"text\":\"a\",\"optional\":\"b\",\"optionalInt\":3}"))
                .isEqualTo(new Lenient("a", null, null, null, null, Optional.of("b"), OptionalInt.of(3)));
    }

    @Test
    void nullableComponentsAreOfTheirTypeAllTheSame() {
        assertRefused(Lenient.class, "{\"text\":1}", "text must be a string, found 1");
        assertRefused(Lenient.class, "{\"optional\":1}", "optional must be a string, found 1");
        assertRefused(Lenient.class, "{\"nested\":{}}", "nested.x must be a string, but is missing");
    }

    @SuppressWarnings("ArrayRecordComponent") // The annotation stands on the element, which is the point.
    record Elements(@Nullable String[] array, List<@Nullable String> list) {}

    @Test
    void nullableElementsDoNotMakeTheirContainerNullable() {
        assertRefused(Elements.class, "{\"list\":[]}", "array must be an array, but is missing");
        assertRefused(Elements.class, "{\"array\":null,\"list\":[]}", "array must be an array, found null");
        assertRefused(Elements.class, "{\"array\":[],\"list\":null}", "list must be an array, found null");
        assertThat(read(Elements.class, "{\"array\":[null],\"list\":[null]}").list())
                .containsExactly((String) null);
    }

    record Box<T extends @Nullable Object>(T value) {}

    record Full<T>(T value) {}

    @Test
    void typeVariableIsNullableWhereItsBoundIs() {
        DataBinder.ValueCodec<Box<String>> box = BINDER.codec(new TypeReference<Box<String>>() {}.getType());
        DataBinder.ValueCodec<Full<String>> full = BINDER.codec(new TypeReference<Full<String>>() {}.getType());

        assertThat(box.read(JsonSlice.of("{}")).value()).isNull();
        assertThat(box.read(JsonSlice.of("{\"value\":null}")).value()).isNull();
        assertThatThrownBy(() -> full.read(JsonSlice.of("{}"))).hasMessage("value must be a string, but is missing");
        assertThatThrownBy(() -> full.read(JsonSlice.of("{\"value\":null}")))
                .hasMessage("value must be a string, found null");
    }

    record Anything(RawJson raw, JsonNode tree, @Nullable RawJson more) {}

    @Test
    void anyJsonMayBeNullButNotMissing() {
        var both = read(Anything.class, "{\"raw\":null,\"tree\":null}");

        assertThat(both.raw()).isEqualTo(RawJson.NULL);
        assertThat(both.tree().isNull()).isTrue();
        assertThat(both.more()).isNull();
        assertRefused(Anything.class, "{\"tree\":1}", "raw must be any value, but is missing");
        assertRefused(Anything.class, "{\"raw\":1}", "tree must be any value, but is missing");
    }

    record Renamed(
            @JsonProperty("n") int number,

            @JsonProperty(value = "t", isRequired = OptBoolean.FALSE)
            String text) {}

    @Test
    void namesAndExplicitOptionsOfJacksonHold() {
        assertRefused(Renamed.class, "{\"number\":1}", "n must be an integer, but is missing");
        assertThat(read(Renamed.class, "{\"n\":1}")).isEqualTo(new Renamed(1, null));
    }

    record Skipping(@JsonSetter(nulls = Nulls.AS_EMPTY) String text) {}

    @Test
    void explicitTreatmentOfNullHolds() {
        assertThat(read(Skipping.class, "{\"text\":null}")).isEqualTo(new Skipping(""));
    }

    static final class Created {
        private final String text;
        private final @Nullable String more;

        @JsonCreator
        Created(@JsonProperty("text") String text, @JsonProperty("more") @Nullable String more) {
            this.text = text;
            this.more = more;
        }
    }

    static final class Made {
        private final String text;

        private Made(String text) {
            this.text = text;
        }

        @JsonCreator
        static Made of(@JsonProperty("text") String text) {
            return new Made(text);
        }
    }

    @Test
    void creatorParametersAreRequired() {
        var created = read(Created.class, "{\"text\":\"a\"}");

        assertThat(created.text).isEqualTo("a");
        assertThat(created.more).isNull();
        assertRefused(Created.class, "{}", "text must be a string, but is missing");
        assertRefused(Created.class, "{\"text\":null}", "text must be a string, found null");
        assertThat(read(Made.class, "{\"text\":\"a\"}").text).isEqualTo("a");
        assertRefused(Made.class, "{}", "text must be a string, but is missing");
    }

    static final class Extra {
        private final int a;
        private final Map<String, Integer> rest;

        @JsonCreator
        Extra(@JsonProperty("a") int a, @JsonAnySetter Map<String, Integer> rest) {
            this.a = a;
            this.rest = rest;
        }
    }

    record Computed(int a, @JsonIgnore String label) {
        Computed {
            label = "#" + a;
        }
    }

    @Test
    void whatNoSenderNamesIsNotRequired() {
        var extra = read(Extra.class, "{\"a\":1,\"b\":2}");

        assertThat(extra.a).isEqualTo(1);
        assertThat(extra.rest).isEqualTo(Map.of("b", 2));
        assertThat(read(Extra.class, "{\"a\":1}").a).isEqualTo(1);
        assertThat(read(Computed.class, "{\"a\":1}")).isEqualTo(new Computed(1, ""));
    }

    @NullMarked
    static class Bean {
        private String name = "nobody";
        public String field = "empty";
        private @Nullable String nick = "none";

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public @Nullable String getNick() {
            return nick;
        }

        public void setNick(@Nullable String nick) {
            this.nick = nick;
        }
    }

    @NullUnmarked
    static class UnmarkedBean {
        public String field = "empty";
    }

    @Test
    void propertiesOfBeansMayBeMissingButNotNull() {
        assertThat(read(Bean.class, "{}").getName()).isEqualTo("nobody");
        assertThat(read(Bean.class, "{\"nick\":null}").getNick()).isNull();
        assertRefused(Bean.class, "{\"name\":null}", "name must be a string, found null");
        assertRefused(Bean.class, "{\"field\":null}", "field must be a string, found null");
    }

    @Test
    void unmarkedBeansSayNothingAboutNull() {
        assertThat(read(UnmarkedBean.class, "{\"field\":null}").field).isNull();
    }

    record Checked(int count) {
        Checked {
            if (count < 0) {
                throw new IllegalArgumentException("secret");
            }
        }
    }

    record Checking(Checked inner) {}

    @Test
    void constructorThatObjectsIsToldByItsPathAlone() {
        assertRefused(Checked.class, "{\"count\":-1}", "The value must be a valid value, found an object");
        assertRefused(Checking.class, "{\"inner\":{\"count\":-1}}", "inner must be a valid value, found an object");
    }
}
