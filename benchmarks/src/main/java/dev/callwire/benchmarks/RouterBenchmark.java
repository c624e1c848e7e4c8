package dev.callwire.benchmarks;

import dev.callwire.benchmarks.contestant.Contestant;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How fast calls and events come through a WAMP router, beside jawampa's. A call goes from a caller through the router to a
 * callee and its result back; an event goes from one publisher to a hundred subscribers. Callers, callees, publishers and
 * subscribers are the same for all routers, and take as little as they can of the machine.
 */
final class RouterBenchmark {
    private static final double AIM = 10;

    private RouterBenchmark() {}

    /** Runs it, prints it as it comes, and returns it in Markdown. */
    static String run(Options options) throws IOException {
        var flags = Benchmark.flags(options);
        var calls = options.among(Contestant.ofRoutedCalls());
        var events = options.among(Contestant.ofRoutedEvents());
        System.out.println("Takes about "
                + calls.length(calls.contestants().size())
                        .plus(events.length(events.contestants().size()))
                        .toSeconds()
                + " seconds");
        var report = Benchmark.conditions(options, flags)
                + measure("calls", calls, flags)
                + String.format(Locale.ROOT, "\nThe aim is at least %.0f times the calls of jawampa's.\n", AIM)
                + measure("deliveries", events, flags);
        System.out.print(report);
        return report;
    }

    private static String measure(String what, Options options, List<String> flags) throws IOException {
        var tables = new StringBuilder();
        try (var contest = Contest.start(Entrant.of(options), options.loads(), options.pace(), flags)) {
            for (int inFlight : options.inFlight()) {
                tables.append("\n**").append(title(what, inFlight)).append("**\n\n");
                tables.append(table(what, contest.run(Load.of(options.work(), inFlight))));
            }
        }
        return tables.toString();
    }

    private static String title(String what, int inFlight) {
        return what.equals("calls")
                ? "Calls, " + inFlight + " in flight"
                : "Events from one publisher to a hundred subscribers, " + inFlight + " in flight";
    }

    private static String table(String what, Map<Entrant, List<Sample>> results) {
        var floor = results.entrySet().stream()
                .filter(entry -> entry.getKey().isFloor())
                .findFirst()
                .orElseThrow()
                .getValue();
        var table = new StringBuilder("| | " + what
                + "/s (lowest–highest) | of jawampa's | p50 / p99, µs | router's CPU s per 100k | router's bytes allocated for each |\n"
                + "| --- | --- | --- | --- | --- | --- |\n");
        results.forEach((entrant, samples) -> table.append(row(entrant, samples, floor)));
        return table.toString();
    }

    private static String row(Entrant entrant, List<Sample> samples, List<Sample> floor) {
        var rates = sorted(samples, Sample::callsPerSecond);
        var ratios = new double[samples.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = samples.get(i).callsPerSecond() / floor.get(i).callsPerSecond();
        }
        Arrays.sort(ratios);
        return String.format(
                Locale.ROOT,
                "| %s | %.1fk (%.1fk–%.1fk) | %s | %.0f / %.0f | %.3f | %.0f |\n",
                entrant.title(),
                Table.median(rates) / 1000,
                rates[0] / 1000,
                rates[rates.length - 1] / 1000,
                entrant.isFloor()
                        ? "1"
                        : String.format(
                                Locale.ROOT,
                                "%.1f (%.1f–%.1f)",
                                Table.median(ratios),
                                ratios[0],
                                ratios[ratios.length - 1]),
                Table.median(sorted(samples, Sample::p50)) / 1000,
                Table.median(sorted(samples, Sample::p99)) / 1000,
                Table.median(sorted(samples, Sample::serverCpuSecondsPer100k)),
                Table.median(sorted(samples, Sample::serverBytesPerCall)));
    }

    private static double[] sorted(List<Sample> samples, ToDoubleFunction<Sample> figure) {
        return samples.stream().mapToDouble(figure).sorted().toArray();
    }
}
