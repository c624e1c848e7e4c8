package dev.callwire.benchmarks.stress;

import dev.callwire.benchmarks.measure.Histogram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.JMException;

/**
 * What is left on the heap of this process, in which both ends are, when no call is under way: whatever still stood in a
 * table, a queue or a timer would be found.
 */
final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final List<String> CALLS = List.of("FutureCall", "BlockingCall", "IncomingCall");

    private Leftovers() {}

    /**
     * What is left in spite of all patience, or else nothing.
     *
     * @param peers how many there are to be: two for each connection that is open, one at each end
     */
    static List<String> find(int peers) throws JMException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        var left = now(peers);
        while (!left.isEmpty() && System.nanoTime() - end < 0) {
            Thread.sleep(250);
            left = now(peers);
        }
        return left;
    }

    private static List<String> now(int peers) throws JMException {
        var classes = Histogram.now().classes();
        var left = new ArrayList<String>();
        CALLS.forEach(type -> add(left, classes, type, 0));
        add(left, classes, "Peer", peers);
        return left;
    }

    private static void add(List<String> left, Map<String, Histogram.Count> classes, String type, long atMost) {
        var count = classes.get("dev.callwire.engine." + type);
        if (count != null && count.objects() > atMost) {
            left.add(
                    count.objects() + " objects of " + type + " are left on the heap, where " + atMost + " are in use");
        }
    }
}
