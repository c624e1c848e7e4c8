package dev.callwire.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {
    private final Gate gate = new Gate();
    private final List<String> heard = new ArrayList<>();

    @Test
    void itemsPassWhileItIsOpen() {
        assertThat(gate.enter()).isTrue();
        gate.leave();
        assertThat(gate.enter()).isTrue();
        gate.leave();
    }

    @Test
    void nothingPassesWhenItIsShut() {
        gate.shut(() -> heard.add("clear"));

        assertThat(heard).containsExactly("clear");
        assertThat(gate.enter()).isFalse();
    }

    @Test
    void itIsClearWhenTheItemThatPassesIsThrough() {
        gate.enter();
        gate.shut(() -> heard.add("clear"));
        assertThat(heard).isEmpty();
        gate.leave();

        assertThat(heard).containsExactly("clear");
        assertThat(gate.enter()).isFalse();
    }

    @Test
    void allWhoShutItHearThatItIsClear() {
        gate.enter();
        gate.shut(() -> heard.add("first"));
        gate.shut(() -> gate.shut(() -> heard.add("within")));
        gate.leave();
        gate.shut(() -> heard.add("late"));

        assertThat(heard).containsExactly("first", "within", "late");
    }
}
