package dev.callwire.benchmarks.stress;

import java.util.List;

/**
 * What a program found.
 *
 * @param text the figures, in Markdown
 * @param faults what must not have happened; none, where all is well
 */
public record Report(String text, List<String> faults) {

    /** The figures, and the faults below. */
    public static Report of(String text, List<String> faults) {
        var all = new StringBuilder(text).append('\n');
        if (faults.isEmpty()) {
            all.append("No fault was found.\n");
        }
        faults.forEach(fault -> all.append("**Fault**: ").append(fault).append('\n'));
        return new Report(all.toString(), List.copyOf(faults));
    }
}
