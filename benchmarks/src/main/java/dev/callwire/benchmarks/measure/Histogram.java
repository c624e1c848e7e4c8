package dev.callwire.benchmarks.measure;

import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The live objects of this process, by class.
 *
 * @param classes what there is of each class, by its name
 */
public record Histogram(Map<String, Count> classes) {
    private static final Pattern LINE = Pattern.compile(" *\\d+: +(\\d+) +(\\d+) +(\\S+).*");

    /** Objects of one class, and their bytes. */
    public record Count(long objects, long bytes) {
        private static final Count NONE = new Count(0, 0);
    }

    /** As of now, after a full collection. */
    public static Histogram now() throws JMException {
        var text = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return parse(text);
    }

    static Histogram parse(String text) {
        var classes = new HashMap<String, Count>();
        text.lines().map(LINE::matcher).filter(line -> line.matches()).forEach(line -> {
            var count = new Count(Long.parseLong(line.group(1)), Long.parseLong(line.group(2)));
            // Two class loaders may each have a class of the name.
            classes.merge(line.group(3), count, (a, b) -> new Count(a.objects + b.objects, a.bytes + b.bytes));
        });
        return new Histogram(classes);
    }

    /** What came on top of an earlier one, for each of so many connections, in Markdown; heavy classes first. */
    public String since(Histogram earlier, int connections) {
        var rows = classes.entrySet().stream()
                .map(entry -> {
                    var before = earlier.classes.getOrDefault(entry.getKey(), Count.NONE);
                    var now = entry.getValue();
                    return Map.entry(entry.getKey(), new Count(now.objects - before.objects, now.bytes - before.bytes));
                })
                .filter(entry -> entry.getValue().bytes >= connections)
                .sorted(Comparator.comparingLong(entry -> -entry.getValue().bytes))
                .map(entry -> String.format(
                        Locale.ROOT,
                        "| `%s` | %.1f | %.0f |\n",
                        entry.getKey(),
                        (double) entry.getValue().objects / connections,
                        (double) entry.getValue().bytes / connections))
                .collect(Collectors.joining());
        return "| class | objects | bytes |\n| --- | --- | --- |\n" + rows;
    }
}
