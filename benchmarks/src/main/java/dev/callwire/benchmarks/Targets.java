package dev.callwire.benchmarks;

import dev.callwire.benchmarks.contestant.Contestant;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** Holds all that is aimed at against what is reached, in one run: Callwire beside what is written by hand, and beside others. */
final class Targets {
    private static final int FEW = 64;
    private static final int MANY = 1024;
    private static final List<Load> CALLS =
            List.of(Load.of(Work.ADD, FEW), Load.of(Work.ADD, MANY), Load.of(Work.ECHO, FEW), Load.of(Work.ECHO, MANY));
    private static final double OF_LIMIT = 0.8;
    private static final double CPU_OF_LIMIT = 1.25;
    private static final double LATENCY_OF_ECHO = 1.1;
    private static final double P99_OF_ECHO = 1.5;
    private static final int CLIENT_BYTES = 120;
    private static final int SERVER_BYTES = 64;
    private static final double OF_GRAPH = 1.1;
    private static final int IDLE_BYTES = 4096;
    private static final int IDLE_ROUNDS = 2;

    private final TargetsOptions options;
    private final List<String> flags = Benchmark.flags(Benchmark.FLAGS);
    private final List<Target> targets = new ArrayList<>();
    private final StringBuilder tables = new StringBuilder();
    private final Bars bars =
            new Bars("calls a second with " + FEW + " in flight, as a share of what is written by hand");

    private Targets(TargetsOptions options) {
        this.options = options;
    }

    /** Runs it, prints it as it comes, and returns it in Markdown. */
    static String run(TargetsOptions options) throws IOException {
        return new Targets(options).run();
    }

    private String run() throws IOException {
        System.out.println("Takes about " + length().toSeconds() + " seconds");
        var conditions = Benchmark.conditions(options.pace(), flags);
        calls();
        waiting();
        handOffs();
        streams();
        peers();
        idle();
        var report = new StringBuilder(conditions).append('\n').append(Target.HEAD);
        targets.forEach(target -> report.append(target.row()));
        report.append("\n")
                .append(targets.stream().filter(Target::isMet).count())
                .append(" of ")
                .append(targets.size())
                .append(" are met. A ratio is the median of those within each round.\n")
                .append(tables);
        System.out.print(report);
        if (options.plot() != null) {
            Files.writeString(options.plot(), bars.svg());
        }
        return report.toString();
    }

    private Duration length() {
        var pace = options.pace();
        return pace.length(4, 4)
                .plus(pace.length(4, 1))
                .plus(pace.length(4, 4))
                .plus(pace.length(2, 1))
                .plus(pace.length(peersAndOurs().size(), 2))
                .plus(Duration.ofSeconds(options.connections() / 60));
    }

    /** One contest: what each contestant reached under each load. */
    private final class Results {
        private final Map<Load, Map<Contestant, List<Sample>>> samples = new LinkedHashMap<>();
        private final Contestant measure;

        Results(String heading, Contestant measure, String name, List<Contestant> contestants, List<Load> loads)
                throws IOException {
            this.measure = measure;
            try (var contest = Contest.start(Entrant.of(contestants), loads, options.pace(), flags)) {
                for (var load : loads) {
                    add(load, heading, name, contest.run(load));
                }
            }
        }

        private void add(Load load, String heading, String name, Map<Entrant, List<Sample>> results) {
            var byContestant = new LinkedHashMap<Contestant, List<Sample>>();
            results.forEach((entrant, list) -> byContestant.put(entrant.contestant(), list));
            samples.put(load, byContestant);
            var floor = results.keySet().stream()
                    .filter(entrant -> entrant.contestant() == measure)
                    .findFirst()
                    .orElseThrow();
            tables.append("\n**")
                    .append(heading)
                    .append(named(load))
                    .append("**\n\n")
                    .append(Table.of(results, floor, name));
            System.err.println(heading + named(load) + ": done");
        }

        List<Sample> of(Load load, Contestant contestant) {
            return Objects.requireNonNull(
                    Objects.requireNonNull(samples.get(load)).get(contestant));
        }

        Ratio ratio(Load load, Contestant contestant, Contestant to, ToDoubleFunction<Sample> figure) {
            return Ratio.of(of(load, contestant), of(load, to), figure);
        }

        Ratio figure(Load load, Contestant contestant, ToDoubleFunction<Sample> figure) {
            return Ratio.of(of(load, contestant), figure);
        }

        void draw(List<Contestant> contestants) {
            for (var contestant : contestants) {
                bars.add(
                        contestant.title(),
                        contestant.isCallwire(),
                        ratio(Load.of(Work.ADD, FEW), contestant, measure, Sample::callsPerSecond)
                                .median(),
                        ratio(Load.of(Work.ECHO, FEW), contestant, measure, Sample::callsPerSecond)
                                .median());
            }
        }
    }

    private static String named(Load load) {
        return switch (load.work()) {
            case ADD -> ", `add`, " + load.inFlight() + " in flight";
            case ECHO -> ", `echo` of an order, " + load.inFlight() + " in flight";
            case TEXT -> ", `echo` of a text";
        };
    }

    private void calls() throws IOException {
        var contestants = List.of(Contestant.BEST, Contestant.CALLWIRE, Contestant.ECHO, Contestant.OWN_ECHO);
        var results = new Results("Event loops", Contestant.BEST, "limit", contestants, CALLS);
        for (var load : CALLS) {
            targets.add(Target.atLeast(
                    OF_LIMIT,
                    "rate" + named(load) + ", of the limit's",
                    results.ratio(load, Contestant.CALLWIRE, Contestant.BEST, Sample::callsPerSecond)));
            targets.add(Target.atMost(
                    CPU_OF_LIMIT,
                    "processor time" + named(load) + ", of the limit's",
                    results.ratio(load, Contestant.CALLWIRE, Contestant.BEST, Sample::cpuSecondsPer100k)));
        }
        var add = Load.of(Work.ADD, FEW);
        targets.add(Target.atMost(
                P99_OF_ECHO,
                "p99" + named(add) + ", of that of the raw echo in batches",
                results.ratio(add, Contestant.CALLWIRE, Contestant.OWN_ECHO, Sample::p99)));
        targets.add(Target.bytesAtMost(
                CLIENT_BYTES,
                "bytes allocated for each `add`, client",
                results.figure(add, Contestant.CALLWIRE, Sample::clientBytesPerCall)));
        targets.add(Target.bytesAtMost(
                SERVER_BYTES,
                "bytes allocated for each `add`, server",
                results.figure(add, Contestant.CALLWIRE, Sample::serverBytesPerCall)));
        var echo = Load.of(Work.ECHO, FEW);
        targets.add(Target.atMost(
                OF_GRAPH,
                "bytes allocated for each `echo`, client, of the order sent and the one that came",
                results.ratio(echo, Contestant.CALLWIRE, Contestant.BEST, Sample::clientBytesPerCall)));
        targets.add(Target.atMost(
                OF_GRAPH,
                "bytes allocated for each `echo`, server, of the order that came",
                results.ratio(echo, Contestant.CALLWIRE, Contestant.BEST, Sample::serverBytesPerCall)));
        results.draw(List.of(Contestant.BEST, Contestant.CALLWIRE, Contestant.ECHO));
    }

    private void waiting() throws IOException {
        var load = Load.of(Work.ADD, 1);
        var results = new Results(
                "A caller that waits",
                Contestant.ECHO_PLATFORM,
                "echo",
                List.of(Contestant.ECHO_PLATFORM, Contestant.PLATFORM, Contestant.ECHO_VIRTUAL, Contestant.VIRTUAL),
                List.of(load));
        targets.add(Target.atMost(
                LATENCY_OF_ECHO,
                "median latency, `add`, a platform thread waits, of the raw echo's",
                results.ratio(load, Contestant.PLATFORM, Contestant.ECHO_PLATFORM, Sample::p50)));
        targets.add(Target.atMost(
                LATENCY_OF_ECHO,
                "median latency, `add`, a virtual thread waits, of the raw echo's",
                results.ratio(load, Contestant.VIRTUAL, Contestant.ECHO_VIRTUAL, Sample::p50)));
    }

    private void handOffs() throws IOException {
        var contestants =
                List.of(Contestant.BEST_LATER, Contestant.LATER, Contestant.BEST_BLOCKING, Contestant.BLOCKING);
        var results = new Results("Worker threads", Contestant.BEST_LATER, "limit", contestants, CALLS);
        for (var load : CALLS) {
            targets.add(Target.atLeast(
                    OF_LIMIT,
                    "rate" + named(load) + ", handlers and answers on workers, of the limit's",
                    results.ratio(load, Contestant.LATER, Contestant.BEST_LATER, Sample::callsPerSecond)));
            targets.add(Target.atLeast(
                    OF_LIMIT,
                    "rate" + named(load) + ", callers wait, handlers on workers, of the limit's",
                    results.ratio(load, Contestant.BLOCKING, Contestant.BEST_BLOCKING, Sample::callsPerSecond)));
        }
    }

    private void streams() throws IOException {
        var load = Load.of(Work.ADD, 1);
        var contestants = new ArrayList<>(List.of(Contestant.BEST_STREAM, Contestant.HERE));
        contestants.addAll(Contestant.ofStreamPeers());
        var results = new Results(
                "A stream of numbers, items for calls", Contestant.BEST_STREAM, "limit", contestants, List.of(load));
        targets.add(Target.atLeast(
                OF_LIMIT,
                "items of a stream with demand, of the limit's",
                results.ratio(load, Contestant.HERE, Contestant.BEST_STREAM, Sample::callsPerSecond)));
    }

    private static List<Contestant> peersAndOurs() {
        var all = new ArrayList<>(List.of(Contestant.BEST, Contestant.CALLWIRE, Contestant.LATER, Contestant.BLOCKING));
        all.addAll(Contestant.ofPeers());
        return all;
    }

    private void peers() throws IOException {
        var add = Load.of(Work.ADD, FEW);
        var results = new Results(
                "Side by side", Contestant.BEST, "limit", peersAndOurs(), List.of(add, Load.of(Work.ECHO, FEW)));
        for (var peer : Contestant.ofPeers()) {
            int times = Rival.of(peer).times();
            var ours = Rival.of(peer).ours();
            targets.add(Target.atLeast(
                    times,
                    "rate, `add`, 64 in flight, against " + peer.title(),
                    results.ratio(add, ours, peer, Sample::callsPerSecond)));
            targets.add(Target.atLeast(
                    times,
                    "calls for the same processor time, against " + peer.title(),
                    results.ratio(add, ours, peer, sample -> 1 / sample.cpuSecondsPer100k())));
        }
        results.draw(List.of(Contestant.LATER, Contestant.BLOCKING));
        results.draw(Contestant.ofPeers());
    }

    /**
     * How another library is held against Callwire.
     *
     * @param times how many times its figures are aimed at
     * @param ours the mode that is like its own
     */
    private record Rival(int times, Contestant ours) {
        static Rival of(Contestant peer) {
            return switch (peer.option()) {
                case "vertx", "rsocket" -> new Rival(3, Contestant.CALLWIRE);
                case "lsp4j", "grpc_direct" -> new Rival(5, Contestant.CALLWIRE);
                case "jsonrpc4j" -> new Rival(20, Contestant.BLOCKING);
                default -> new Rival(20, Contestant.LATER);
            };
        }
    }

    private void idle() throws IOException {
        if (options.connections() > 0) {
            targets.add(Target.bytesAtMost(
                    IDLE_BYTES,
                    "bytes of an idle connection on the server, more than the raw echo's",
                    Ratio.of(IdleBenchmark.more(options.connections(), IDLE_ROUNDS))));
        }
    }
}
