package dev.callwire.contract;

import java.io.PrintStream;

/** Prints the outcome of checks, one line each, and counts them. */
final class Report {
    private final PrintStream out;
    private int passed;
    private int failed;

    Report(PrintStream out) {
        this.out = out;
    }

    /** Something that passes by returning. */
    @FunctionalInterface
    interface Check {
        void run() throws Exception;
    }

    void check(String name, Check check) {
        try {
            check.run();
            passed++;
            out.println("ok " + name);
        } catch (Exception | AssertionError e) {
            failed++;
            out.println("not ok " + name + ": " + e.toString().replaceAll("\\s+", " "));
        }
    }

    /** Prints the sum, and tells whether all checks passed. */
    boolean finish() {
        out.println(passed + " passed, " + failed + " failed");
        out.flush();
        return failed == 0 && passed > 0;
    }
}
