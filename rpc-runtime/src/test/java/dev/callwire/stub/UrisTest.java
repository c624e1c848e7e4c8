package dev.callwire.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What descriptors say of URIs. */
class UrisTest {

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    @Test
    void aMethodsUriIsItsName() {
        var add = MethodDescriptor.call("calc.add", JsonType.INT).build();

        assertThat(add.uri()).isEqualTo("calc.add");
        assertThat(add.quotedUri()).isSameAs(add.quotedName());
    }

    @Test
    void aMethodMayHaveAUriOfItsOwn() {
        var add = MethodDescriptor.call("calc.add", JsonType.INT)
                .uri("com.example.calc.add")
                .build();

        assertThat(add.name()).isEqualTo("calc.add");
        assertThat(add.uri()).isEqualTo("com.example.calc.add");
        assertThat(text(add.quotedName())).isEqualTo("\"calc.add\"");
        assertThat(text(add.quotedUri())).isEqualTo("\"com.example.calc.add\"");
    }

    @Test
    void aTopicsUriIsItsName() {
        assertThat(EventDescriptor.of("market.price").build().uri()).isEqualTo("market.price");
    }

    @Test
    void aTopicMayHaveAUriOfItsOwn() {
        var price = EventDescriptor.of("market.price")
                .uri("com.example.market.price")
                .key("symbol", JsonType.STRING)
                .build();

        assertThat(price.topic()).isEqualTo("market.price");
        assertThat(price.uri()).isEqualTo("com.example.market.price");
        assertThat(text(price.quotedUri())).isEqualTo("\"com.example.market.price\"");
        assertThat(price.event().uri()).isEqualTo(price.uri());
        assertThat(price.event().name()).isEqualTo("market.price");
    }

    @Test
    void anErrorHasNoUriUnlessItIsGivenOne() {
        var error = ErrorDescriptor.of(1, IllegalStateException.class);

        assertThat(error.build((message, data) -> new IllegalStateException(message), (e, out) -> {})
                        .uri())
                .isNull();
        assertThat(error.uri("demo.failed")
                        .build((message, data) -> new IllegalStateException(message), (e, out) -> {})
                        .uri())
                .isEqualTo("demo.failed");
    }
}
