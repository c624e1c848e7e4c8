package dev.callwire.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is to spare, and for whom. */
class SparesTest {
    private final Spares<Object> spares = new Spares<>(Object::new);

    @Test
    void whatWasGivenBackIsTakenAgain() {
        var first = spares.take();
        spares.giveBack(first);

        assertThat(spares.take()).isSameAs(first);
    }

    @Test
    void whatIsTakenIsNobodyElses() {
        var first = spares.take();
        spares.giveBack(first);

        assertThat(spares.take()).isNotSameAs(spares.take());
    }

    @Test
    void oneOfTwoThatAreGivenBackIsKept() {
        var first = spares.take();
        var second = spares.take();
        spares.giveBack(first);
        spares.giveBack(second);

        assertThat(spares.take()).isSameAs(second);
        assertThat(spares.take()).isNotSameAs(first);
    }
}
