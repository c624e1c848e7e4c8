package dev.callwire.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** What is called. */
enum Work {
    /** {@code add(int, int)}, or whatever else a contestant does. */
    ADD("run"),
    /** {@code echo(Order)}, about 1 KiB of JSON each way. */
    ECHO("echo"),
    /** An echo of a text of some length. */
    TEXT("text");

    private final String command;

    Work(String command) {
        this.command = command;
    }

    /** What an {@link End} is told. */
    String command() {
        return command;
    }

    /** As it is named on the command line. */
    String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Work of(String option) {
        return Arrays.stream(values())
                .filter(work -> work != TEXT && work.option().equals(option))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The work is add or echo, not '" + option + "'"));
    }
}
