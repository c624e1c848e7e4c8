package dev.callwire.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.benchmarks.contestant.Contestant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final Entrant ECHO = new Entrant("the echo", Contestant.ECHO, "");
    private static final Entrant OTHER = new Entrant("the other", Contestant.CALLWIRE, "");

    private final Map<Entrant, List<Sample>> results = new LinkedHashMap<>();

    /** One second long, of which each process was busy for half. */
    private static Sample sample(long calls) {
        return new Sample(calls, 1_000_000_000, 2_000, 5_000, 500_000_000, 500_000_000, 100 * calls, 50 * calls);
    }

    @Test
    void everyRoundIsComparedWithTheEchoOfTheSameRound() {
        results.put(ECHO, List.of(sample(200_000), sample(400_000), sample(1_000_000)));
        results.put(OTHER, List.of(sample(150_000), sample(200_000), sample(600_000)));

        var table = Table.of(results);

        assertThat(table).contains("| the other | 200k (150k–600k) | 0.60 (0.50–0.75) | 2 / 5 | 0.500 | 100 / 50 |\n");
    }

    @Test
    void echoIsTheMeasure() {
        results.put(ECHO, List.of(sample(50_000)));

        assertThat(Table.of(results)).contains("| the echo | 50.0k (50.0k–50.0k) | 1 | 2 / 5 | 2.000 | 100 / 50 |\n");
    }

    @Test
    void noiseIsTheSpreadOfTheEcho() {
        results.put(ECHO, List.of(sample(90_000), sample(100_000), sample(120_000)));

        assertThat(Table.of(results)).contains("differ by 30 % of their median");
    }
}
