package dev.callwire.benchmarks;

import dev.callwire.benchmarks.contestant.Contestant;
import java.util.ArrayList;
import java.util.List;

/**
 * A contestant with the code that it runs.
 *
 * @param title in words, for the table
 */
record Entrant(String title, Contestant contestant, String classPath) {

    /** All that take part: with another build of the runtime, each of Callwire's modes takes part twice. */
    static List<Entrant> of(Options options) {
        var classPath = System.getProperty("java.class.path");
        var entrants = new ArrayList<Entrant>();
        for (var contestant : options.contestants()) {
            entrants.add(new Entrant(contestant.title(), contestant, classPath));
            if (options.before() != null && contestant.isCallwire()) {
                var path = options.before() + System.getProperty("path.separator") + classPath;
                entrants.add(new Entrant(contestant.title() + " (before)", contestant, path));
            }
        }
        return entrants;
    }

    /** Contestants with this code. */
    static List<Entrant> of(List<Contestant> contestants) {
        var classPath = System.getProperty("java.class.path");
        return contestants.stream()
                .map(contestant -> new Entrant(contestant.title(), contestant, classPath))
                .toList();
    }

    boolean isFloor() {
        return contestant.isFloor();
    }
}
