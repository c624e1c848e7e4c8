package dev.callwire.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All entrants side by side: every round measures each of them once, forwards and backwards in turn. */
final class Contest implements AutoCloseable {
    private final Options options;
    private final Map<Entrant, Pair> pairs = new LinkedHashMap<>();

    private Contest(Options options) {
        this.options = options;
    }

    /** Starts all processes and warms them up. */
    static Contest start(List<Entrant> entrants, Options options, List<String> jvmFlags) throws IOException {
        var contest = new Contest(options);
        try {
            for (var entrant : entrants) {
                contest.pairs.put(entrant, Pair.start(entrant, jvmFlags));
            }
            contest.warmUp();
            return contest;
        } catch (IOException e) {
            contest.close();
            throw e;
        }
    }

    private void warmUp() throws IOException {
        var share = options.warmUp().dividedBy(options.inFlight().size());
        for (var pair : pairs.values()) {
            for (int inFlight : options.inFlight()) {
                pair.run(options.work(), inFlight, share);
            }
        }
    }

    /** What each entrant reaches with so many calls in flight: a sample for each round. */
    Map<Entrant, List<Sample>> run(int inFlight) throws IOException {
        var samples = new LinkedHashMap<Entrant, List<Sample>>();
        pairs.keySet().forEach(entrant -> samples.put(entrant, new ArrayList<>()));
        var order = new ArrayList<>(pairs.entrySet());
        for (int i = 0; i < options.rounds(); i++) {
            for (var entry : order) {
                var sample = entry.getValue().run(options.work(), inFlight, options.round());
                samples.computeIfAbsent(entry.getKey(), entrant -> new ArrayList<>())
                        .add(sample);
            }
            Collections.reverse(order);
        }
        return samples;
    }

    /** About how long it all takes. */
    static Duration length(Options options, int entrants) {
        var measuring = options.round()
                .multipliedBy((long) options.rounds() * options.inFlight().size());
        var starting = Duration.ofSeconds(1);
        return measuring.plus(options.warmUp()).plus(starting).multipliedBy(entrants);
    }

    @Override
    public void close() {
        pairs.values().forEach(Pair::close);
    }
}
