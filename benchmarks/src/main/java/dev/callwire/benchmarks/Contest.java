package dev.callwire.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All entrants side by side: every round measures each of them once, forwards and backwards in turn. */
final class Contest implements AutoCloseable {
    private final Pace pace;
    private final Map<Entrant, Pair> pairs = new LinkedHashMap<>();

    private Contest(Pace pace) {
        this.pace = pace;
    }

    /** Starts all processes, and warms them up with what will be measured. */
    static Contest start(List<Entrant> entrants, List<Load> loads, Pace pace, List<String> jvmFlags)
            throws IOException {
        return start(entrants, 1, loads, pace, jvmFlags);
    }

    /** The same, where each client has so many connections. */
    static Contest start(List<Entrant> entrants, int connections, List<Load> loads, Pace pace, List<String> jvmFlags)
            throws IOException {
        var contest = new Contest(pace);
        try {
            for (var entrant : entrants) {
                contest.pairs.put(entrant, Pair.start(entrant, connections, jvmFlags));
            }
            contest.warmUp(loads);
            return contest;
        } catch (IOException e) {
            contest.close();
            throw e;
        }
    }

    private void warmUp(List<Load> loads) throws IOException {
        var share = pace.warmUp().dividedBy(loads.size());
        for (var pair : pairs.values()) {
            for (var load : loads) {
                pair.run(load, share);
            }
        }
    }

    /** What each entrant reaches under a load: a sample for each round. */
    Map<Entrant, List<Sample>> run(Load load) throws IOException {
        var samples = new LinkedHashMap<Entrant, List<Sample>>();
        pairs.keySet().forEach(entrant -> samples.put(entrant, new ArrayList<>()));
        var order = new ArrayList<>(pairs.entrySet());
        for (int i = 0; i < pace.rounds(); i++) {
            for (var entry : order) {
                var sample = entry.getValue().run(load, pace.round());
                samples.computeIfAbsent(entry.getKey(), entrant -> new ArrayList<>())
                        .add(sample);
            }
            Collections.reverse(order);
        }
        return samples;
    }

    @Override
    public void close() {
        pairs.values().forEach(Pair::close);
    }
}
