package dev.callwire.schema;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.schema.TypeSchema.ConstrainedType;
import dev.callwire.schema.TypeSchema.DescribedType;
import dev.callwire.schema.TypeSchema.Inclusion;
import dev.callwire.schema.TypeSchema.UnionType;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConstraintsTest {

    @Test
    void ofTwoBoundsTheTighterHolds() {
        var both = Constraints.from(ONE, false)
                .and(Constraints.from(ONE, true))
                .and(Constraints.upTo(TEN, false))
                .and(Constraints.upTo(ONE.add(ONE), false))
                .and(Constraints.ofSize(1, null))
                .and(Constraints.ofSize(2, 5))
                .and(Constraints.ofSize(null, 9));

        assertThat(both)
                .isEqualTo(Constraints.from(ONE, true)
                        .and(Constraints.upTo(ONE.add(ONE), false))
                        .and(Constraints.ofSize(2, 5)));
    }

    @Test
    void boundThatIsExcludedIsThere() {
        assertThatThrownBy(() -> new Constraints(null, true, null, false, null, null, null, List.of(), false))
                .hasMessage("A bound that is excluded must be there.");
    }

    @Test
    void whatMayBeNullIsNotConstrained() {
        assertThatThrownBy(() -> new ConstrainedType(Types.INT.orNull(), Constraints.NONE))
                .hasMessageStartingWith("What is constrained must be a type without null that is not yet.");
    }

    @Test
    void unionFallsBackOnOneOfItsOwn() {
        var alternative = new TypeSchema.Alternative("a", Types.object());
        assertThatThrownBy(() -> new UnionType("k", Inclusion.PROPERTY, List.of(alternative), "b"))
                .hasMessage("What a union falls back on must be one of its alternatives. Found: 'b'.");
    }

    @Test
    void descriptionIsAJsonSchema() {
        assertThat(new DescribedType(" {\"type\":  \"string\"} "))
                .isEqualTo(new DescribedType("{\"type\":\"string\"}"));
        assertThatThrownBy(() -> new DescribedType("[]"))
                .hasMessageStartingWith("A JSON Schema must be a JSON object.");
        assertThatThrownBy(() -> new DescribedType("{\"items\":{\"$ref\":\"x\"}}"))
                .hasMessageContaining("Found: $ref to \"x\".");
    }
}
