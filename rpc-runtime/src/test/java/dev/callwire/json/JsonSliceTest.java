package dev.callwire.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JsonSliceTest {
    private static final byte[] FRAME = "[null,\"né\"]".getBytes(UTF_8);

    @Test
    void newViewIsEmpty() {
        var slice = new JsonSlice();

        assertThat(slice.isEmpty()).isTrue();
        assertThat(slice.length()).isZero();
        assertThat(slice.isNull()).isFalse();
        assertThat(slice).hasToString("");
    }

    @Test
    void viewShowsItsRangeAlone() {
        var slice = new JsonSlice();
        slice.set(FRAME, 6, 5);

        assertThat(slice.array()).isSameAs(FRAME);
        assertThat(slice.offset()).isEqualTo(6);
        assertThat(slice.length()).isEqualTo(5);
        assertThat(slice.end()).isEqualTo(11);
        assertThat(slice).hasToString("\"né\"");
        assertThat(slice.toByteArray()).isEqualTo("\"né\"".getBytes(UTF_8));
    }

    @Test
    void viewOutsideOfTheArrayIsRefused() {
        var slice = new JsonSlice();

        assertThatThrownBy(() -> slice.set(FRAME, 6, FRAME.length)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.set(FRAME, -1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void nullIsTheLiteralAlone() {
        var slice = new JsonSlice();
        slice.set(FRAME, 1, 4);

        assertThat(slice.isNull()).isTrue();
        assertThat(JsonSlice.of("\"null\"").isNull()).isFalse();
        assertThat(JsonSlice.of("nul").isNull()).isFalse();
        assertThat(JsonSlice.of("nulx").isNull()).isFalse();
    }

    @Test
    void copyKeepsTheBytesWhenTheViewMovesOn() {
        var slice = new JsonSlice();
        slice.set(FRAME, 1, 4);

        var copy = slice.copy();
        slice.set(FRAME, 0, 1);

        assertThat(copy).hasToString("null");
        assertThat(copy.array()).hasSize(4);
    }

    @Test
    void setFollowsAnotherView() {
        var slice = new JsonSlice();
        var other = JsonSlice.of("12");

        slice.set(other);
        other.clear();

        assertThat(slice).hasToString("12");
        assertThat(other.isEmpty()).isTrue();
    }

    @Test
    void contentIsComparedByteByByte() {
        var slice = new JsonSlice();
        slice.set(FRAME, 1, 4);

        assertThat(slice.contentEquals("null".getBytes(UTF_8))).isTrue();
        assertThat(slice.contentEquals("nul".getBytes(UTF_8))).isFalse();
        assertThat(slice.contentEquals("nulL".getBytes(UTF_8))).isFalse();
        assertThat(slice.contentEquals(JsonSlice.of("null"))).isTrue();
        assertThat(slice.contentEquals(new JsonSlice())).isFalse();
    }

    @Test
    void contentHashIsThatOfTheBytes() {
        var slice = new JsonSlice();
        slice.set(FRAME, 6, 5);

        assertThat(slice.contentHash()).isEqualTo(Arrays.hashCode("\"né\"".getBytes(UTF_8)));
    }
}
