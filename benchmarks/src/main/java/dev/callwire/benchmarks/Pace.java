package dev.callwire.benchmarks;

import java.time.Duration;

/**
 * How long a contest takes.
 *
 * @param rounds how often each contestant is measured
 * @param round how long a measurement lasts
 * @param warmUp how long each contestant runs unmeasured
 */
record Pace(int rounds, Duration round, Duration warmUp) {

    /** About how long it all takes. */
    Duration length(int entrants, int loads) {
        var starting = Duration.ofSeconds(1);
        return round.multipliedBy((long) rounds * loads)
                .plus(warmUp)
                .plus(starting)
                .multipliedBy(entrants);
    }
}
