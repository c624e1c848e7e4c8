package dev.callwire.wamp.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.wamp.message.Match;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The specification's example, and what goes beside it. */
class PatternTableTest {
    private final PatternTable<Integer> table = new PatternTable<>();

    @BeforeEach
    void fill() {
        table.put("a1.b2..d4..f6.g7", Match.WILDCARD, 7);
        table.put("a1.b2..d4.e5..g7", Match.WILDCARD, 6);
        table.put("a1.b2.c3.d4.e55", Match.EXACT, 1);
        table.put("a1.b2.c3", Match.PREFIX, 2);
        table.put("a1.b2.c3.d4", Match.PREFIX, 3);
        table.put("a1.b2..d4.e5", Match.WILDCARD, 4);
        table.put("a1.b2.c33..e5", Match.WILDCARD, 5);
    }

    @ParameterizedTest
    @CsvSource({
        "a1.b2.c3.d4.e55, 1",
        "a1.b2.c3.d98.e74, 2",
        "a1.b2.c3.d4.e325, 3",
        "a1.b2.c55.d4.e5, 4",
        // A prefix need not end where a component does, so it takes this one before both patterns.
        "a1.b2.c33.d4.e5, 2",
        "a1.b2.c88.d4.e5.f6.g7, 6",
    })
    void callGoesToTheBest(String uri, int expected) {
        assertThat(table.best(uri)).isEqualTo(expected);
    }

    @Test
    void patternWithTheLongerPortionIsPreferred() {
        table.remove("a1.b2.c3", Match.PREFIX);

        assertThat(table.best("a1.b2.c33.d4.e5")).isEqualTo(5);
    }

    @Test
    void callThatNothingMatchesGoesNowhere() {
        assertThat(table.best("a2.b2.c2.d2.e2")).isNull();
        assertThat(table.best("a1")).isNull();
    }

    @Test
    void eventGoesToAllThatMatch() {
        var found = new ArrayList<Integer>();

        table.forEachMatch("a1.b2.c3.d4.e5", found::add);

        assertThat(found).containsExactlyInAnyOrder(2, 3, 4);
    }

    @Test
    void whatWasRemovedIsFoundNoMore() {
        table.remove("a1.b2.c3.d4.e55", Match.EXACT);
        table.remove("a1.b2.c3.d4", Match.PREFIX);
        table.remove("a1.b2..d4.e5", Match.WILDCARD);

        assertThat(table.best("a1.b2.c3.d4.e55")).isEqualTo(2);
        assertThat(table.best("a1.b2.c55.d4.e5")).isNull();
        assertThat(table.get("a1.b2..d4.e5", Match.WILDCARD)).isNull();
        assertThat(table.get("a1.b2.c33..e5", Match.WILDCARD)).isEqualTo(5);
        assertThat(table.all(Match.PREFIX)).containsExactly(2);
    }

    @Test
    void emptyPrefixMatchesEverything() {
        table.put("", Match.PREFIX, 9);

        assertThat(table.best("x")).isEqualTo(9);
        assertThat(table.best("a1.b2.c3")).isEqualTo(2);
    }
}
