package dev.callwire.benchmarks;

import dev.callwire.benchmarks.contestant.Contestant;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How calls a second grow, or bend, with connections, with calls in flight, with what is sent and with methods that are
 * served, each beside the limit: what is written by hand, and for what is sent the raw echo of frames as long.
 */
final class Growth {
    private static final int USUAL = 64;
    private static final List<Integer> CONNECTIONS = List.of(1, 8, 64);
    private static final List<Integer> IN_FLIGHT = List.of(1, 64, 1024, 16_384);
    private static final List<Integer> BYTES = List.of(16, 1 << 10, 64 << 10, 1 << 20);

    /** So much is on its way at a time at most: what a connection bears before it reads no more. */
    private static final int BYTES_IN_FLIGHT = 512 << 10;

    private static final List<Contestant> METHODS =
            List.of(Contestant.METHODS_10, Contestant.METHODS_1000, Contestant.METHODS_10000);

    private final TargetsOptions options;
    private final List<String> flags = Benchmark.flags(Benchmark.FLAGS);
    private final StringBuilder report = new StringBuilder();
    private final Panels panels = new Panels("calls a second, and those of the limit");

    private Growth(TargetsOptions options) {
        this.options = options;
    }

    /** Runs it, prints it as it comes, and returns it in Markdown. */
    static String run(TargetsOptions options) throws IOException {
        return new Growth(options).run();
    }

    private String run() throws IOException {
        System.out.println("Takes about " + length().toSeconds() + " seconds");
        add(Benchmark.conditions(options.pace(), flags));
        connections();
        inFlight();
        payloads();
        methods();
        if (options.plot() != null) {
            Files.writeString(options.plot(), panels.svg());
        }
        return report.toString();
    }

    private Duration length() {
        var pace = options.pace();
        return pace.length(2, 1)
                .multipliedBy(CONNECTIONS.size())
                .plus(pace.length(2, IN_FLIGHT.size()))
                .plus(pace.length(2, BYTES.size()))
                .plus(pace.length(1 + METHODS.size(), 1));
    }

    private void add(String text) {
        report.append(text);
        System.out.print(text);
    }

    /** @param plotted the title in few words */
    private void begin(String plotted, String title, String limit) {
        panels.begin(plotted);
        add("\n**" + title + "**\n\n| | " + limit + " | Callwire, calls/s | of it (lowest–highest) "
                + "| p50 / p99, µs | CPU s per 100k calls, of the limit's |\n| --- | --- | --- | --- | --- | --- |\n");
    }

    private void row(String name, List<Sample> limit, List<Sample> ours) {
        var most = Ratio.of(limit, Sample::callsPerSecond).median();
        var reached = Ratio.of(ours, Sample::callsPerSecond).median();
        panels.add(name.replaceAll(", .* in flight", ""), most, reached);
        add(String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %.0f / %.0f | %s |\n",
                name,
                Table.thousands(most),
                Table.thousands(reached),
                Ratio.of(ours, limit, Sample::callsPerSecond).text(),
                Ratio.of(ours, Sample::p50).median() / 1000,
                Ratio.of(ours, Sample::p99).median() / 1000,
                Ratio.of(ours, limit, Sample::cpuSecondsPer100k).text()));
    }

    private static List<Sample> of(Map<Entrant, List<Sample>> results, Contestant contestant) {
        return results.entrySet().stream()
                .filter(entry -> entry.getKey().contestant() == contestant)
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private void connections() throws IOException {
        begin("connections", "Connections, `add`, " + USUAL + " in flight over each", "by hand, calls/s");
        var load = Load.of(Work.ADD, USUAL);
        var entrants = Entrant.of(List.of(Contestant.BEST, Contestant.WIDE));
        for (int count : CONNECTIONS) {
            try (var contest = Contest.start(entrants, count, List.of(load), options.pace(), flags)) {
                var results = contest.run(load);
                row(Integer.toString(count), of(results, Contestant.BEST), of(results, Contestant.WIDE));
            }
        }
    }

    private void inFlight() throws IOException {
        begin("calls in flight", "Calls in flight, `add`, one connection", "by hand, calls/s");
        var loads = IN_FLIGHT.stream().map(count -> Load.of(Work.ADD, count)).toList();
        run(Contestant.BEST, loads, load -> grouped(load.inFlight()));
    }

    private void payloads() throws IOException {
        begin("bytes of a text", "Bytes of a text that is echoed", "raw echo, calls/s");
        var loads = BYTES.stream()
                .map(bytes -> Load.ofTexts(bytes, Math.max(1, Math.min(USUAL, BYTES_IN_FLIGHT / bytes))))
                .toList();
        run(Contestant.ECHO, loads, load -> bytes(load.bytes()) + ", " + load.inFlight() + " in flight");
    }

    private interface Name {
        String of(Load load);
    }

    private void run(Contestant limit, List<Load> loads, Name name) throws IOException {
        var entrants = Entrant.of(List.of(limit, Contestant.WIDE));
        try (var contest = Contest.start(entrants, loads, options.pace(), flags)) {
            for (var load : loads) {
                var results = contest.run(load);
                row(name.of(load), of(results, limit), of(results, Contestant.WIDE));
            }
        }
    }

    private void methods() throws IOException {
        begin(
                "methods that are served",
                "Methods that are served and called in turn, `add`, " + USUAL + " in flight",
                "by hand, one method, calls/s");
        var contestants = new ArrayList<>(METHODS);
        contestants.add(0, Contestant.BEST);
        var load = Load.of(Work.ADD, USUAL);
        try (var contest = Contest.start(Entrant.of(contestants), List.of(load), options.pace(), flags)) {
            var results = contest.run(load);
            for (var contestant : METHODS) {
                row(
                        grouped(Integer.parseInt(contestant.option().replaceAll("\\D", ""))),
                        of(results, Contestant.BEST),
                        of(results, contestant));
            }
        }
    }

    private static String grouped(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String bytes(int count) {
        if (count < 1 << 10) {
            return count + " B";
        }
        return count < 1 << 20 ? (count >> 10) + " KiB" : (count >> 20) + " MiB";
    }
}
