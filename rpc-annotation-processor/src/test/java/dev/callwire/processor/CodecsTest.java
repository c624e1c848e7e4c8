package dev.callwire.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which types get a generated codec, and which are left to the library. */
class CodecsTest {
    private static final String CODECS = "demo/SCodecs.java";

    private static JavaFileObject service(String types) {
        return Javac.source(
                "demo.S",
                "package demo;",
                "import com.fasterxml.jackson.annotation.*;",
                "import java.util.*;",
                "import org.jspecify.annotations.Nullable;",
                "@dev.callwire.annotation.RpcService",
                "interface S {",
                "  T t(T t);",
                types,
                "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "record T(int a, @Nullable String b, List<T> c, @JsonProperty(\"D\") Map<String, Integer> d) {}",
                "enum T { A, B }",
                "class T { private int a; public int getA() { return a; } public void setA(int a) { this.a = a; } }",
                "class T { public int a; @JsonIgnore public int b; }",
                "@JsonInclude(JsonInclude.Include.NON_NULL) record T(@Nullable String a) {}",
                "record T(int a) { public int getB() { return a; } }",
                "record T(java.time.Instant a, java.math.@Nullable BigDecimal b, float c, java.util.UUID d) {}"
            })
    void plainTypesHaveCodecs(String types) {
        var compilation = Javac.compile(service(types));

        assertThat(Javac.messages(compilation)).isEmpty();
        assertThat(Javac.generated(compilation)).containsKey(CODECS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "record T() {}",
                "record T(java.time.ZonedDateTime a) {}",
                "record T(int a, U u) {} record U(T t, java.util.Date b) {}",
                "record T(U<Integer> u) {} record U<A>(A a) {}",
                "record T(@JsonAlias(\"b\") int a) {}",
                "record T(@JsonProperty(value = \"b\", required = false) String a) {}",
                "record T(@JsonInclude(JsonInclude.Include.NON_EMPTY) String a) {}",
                "record T(@JsonProperty(\"a\\\"b\") int a) {}",
                "record T(int a) { public T { } @JsonCreator static T of(int a) { return new T(a); } }",
                "record T(int a) { public List<String> getB() { return List.of(); } }",
                "@JsonPropertyOrder({\"b\", \"a\"}) record T(int a, int b) {}",
                "record T(Map<Integer, String> a) {}",
                "record T(TreeMap<String, String> a) {}",
                "record T(ArrayList<String> a) {}",
                "record T(Optional<Optional<String>> a) {}",
                "enum T { A, @JsonProperty(\"b\") B }",
                "class T { private int a; public int getA() { return a; } }",
                "class T { private int a; public void setA(int a) { this.a = a; } }",
                "class T { public final int a = 1; }",
                "class T { public int a; T(int a) { this.a = a; } private T() {} }",
                "class T { private long a; public long getA() { return a; } public void setA(int a) { this.a = a; } }",
                "class T { private int a; public int getA() { return a; } void setA(int a) { this.a = a; } }",
                "@Own record T(int a) {} @JacksonAnnotationsInside @JsonPropertyOrder(\"a\")"
                        + " @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) @interface Own {}"
            })
    void othersAreLeftToTheLibrary(String types) {
        var compilation = Javac.compile(service(types));

        assertThat(Javac.messages(compilation)).isEmpty();
        assertThat(Javac.generated(compilation)).doesNotContainKey(CODECS).containsKey("demo/SBinding.java");
    }

    @Test
    void optionLeavesAllToTheLibrary() {
        var options = List.of("-Acallwire.codecs=false");

        var compilation = Javac.compile(options, service("record T(int a) {}"));

        assertThat(Javac.messages(compilation)).isEmpty();
        assertThat(Javac.generated(compilation)).doesNotContainKey(CODECS);
    }
}
