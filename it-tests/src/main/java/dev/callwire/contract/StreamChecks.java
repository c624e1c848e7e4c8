package dev.callwire.contract;

import dev.callwire.call.RemoteFaultException;
import dev.callwire.call.RpcPeer;
import dev.callwire.protocol.Feature;
import dev.callwire.stream.StreamReader;
import dev.callwire.stream.StreamWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Checks streams and topics of a server of the contract, through the generated clients. */
final class StreamChecks {
    private static final int SECONDS = 20;
    private static final int NUMBERS = 10_000;

    /** So many numbers a client bears that cannot slow the server down. */
    private static final int FEW_NUMBERS = 500;

    private static final int TICKS = 100_000;

    private final RpcPeer server;
    private final Report report;
    private final Spoken spoken;
    private final Demo demo;

    StreamChecks(RpcPeer server, Report report, Spoken spoken) {
        this.server = server;
        this.report = report;
        this.spoken = spoken;
        demo = server.proxy(Demo.class);
    }

    /** Checks all that the protocol carries. */
    void run() {
        if (spoken.carries(Feature.RESULT_STREAM)) {
            report.check("count is a stream of each number in its order", this::counts);
            report.check("streams at once do not mix", this::countsAtOnce);
            if (spoken.hasWholeStreams()) {
                report.check("count to nothing is complete at once", () -> same(read(0), List.of()));
                report.check("a stream that nobody wants any more ends", this::stopsCounting);
            }
        }
        if (spoken.carries(Feature.PARAMETER_STREAM)) {
            report.check("sum adds up a stream that is sent", this::sums);
            report.check("sum of nothing is 0", () -> same(answer(numbers(0)), 0L));
        }
        if (spoken.carries(Feature.TOPIC)) {
            report.check("ticks come to a listener in their order", this::listens);
            report.check("ticks come as a stream", this::subscribes);
        }
        if (spoken.carries(Feature.NAMED_SUBSCRIPTION)) {
            report.check("eth_subscribe names the same topic", this::subscribesByName);
            report.check("eth_subscribe to nothing is refused", this::refusesUnknownTopic);
        }
    }

    private List<Integer> read(int upTo) {
        var read = new ArrayList<Integer>();
        try (var numbers = StreamReader.of(demo.count(upTo))) {
            for (int number : numbers) {
                read.add(number);
                if (isLast(number, upTo)) {
                    break;
                }
            }
        }
        return read;
    }

    /** Whether no more numbers are waited for, since not every server says that there are none. */
    private boolean isLast(int number, int upTo) {
        return !spoken.hasWholeStreams() && number == upTo;
    }

    private void counts() {
        int upTo = spoken.hasWholeStreams() ? NUMBERS : FEW_NUMBERS;
        same(read(upTo), IntStream.rangeClosed(1, upTo).boxed().toList());
    }

    private void stopsCounting() throws Exception {
        try (var numbers = StreamReader.of(demo.count(Integer.MAX_VALUE))) {
            for (int number : numbers) {
                if (number == 500) {
                    break;
                }
            }
        }
        same(demo.add(1, 2), 3);
    }

    private void countsAtOnce() {
        var all = new ArrayList<StreamReader<Integer>>();
        for (int i = 1; i <= 20; i++) {
            all.add(StreamReader.of(demo.count(i * 20)));
        }
        for (int i = 1; i <= all.size(); i++) {
            int last = 0;
            for (int number : all.get(i - 1)) {
                same(number, ++last);
                if (isLast(number, i * 20)) {
                    break;
                }
            }
            same(last, i * 20);
            all.get(i - 1).close();
        }
    }

    private long answer(StreamWriter<Integer> numbers) throws Exception {
        return demo.sum(numbers).toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    }

    /** A stream that a thread of its own writes. */
    private static StreamWriter<Integer> numbers(int upTo) {
        var numbers = new StreamWriter<Integer>();
        ForkJoinPool.commonPool().execute(() -> {
            try (numbers) {
                for (int i = 1; i <= upTo; i++) {
                    numbers.write(i);
                }
            }
        });
        return numbers;
    }

    private void sums() throws Exception {
        same(answer(numbers(NUMBERS)), NUMBERS * (NUMBERS + 1L) / 2);
    }

    private void listens() throws Exception {
        BlockingQueue<Integer> heard = new LinkedBlockingQueue<>();
        try (var subscription = server.subscribe(DemoEvents.class, heard::add)) {
            for (int n = 1; n <= 100; n++) {
                demo.tick(n);
            }
            for (int n = 1; n <= 100; n++) {
                same(heard.poll(SECONDS, TimeUnit.SECONDS), n);
            }
            holds(!subscription.ended().toCompletableFuture().isDone(), "a subscription that goes on", subscription);
        }
    }

    private void subscribes() throws Exception {
        ticksUntilTwoAreRead(StreamReader.of(new DemoEventsSubscriber(server.events()).ticks()));
    }

    private void subscribesByName() throws Exception {
        ticksUntilTwoAreRead(StreamReader.of(server.proxy(Eth.class).subscribe("demo.ticks")));
    }

    /** Nobody tells when a stream is subscribed to, so ticks go on until two have come. */
    private void ticksUntilTwoAreRead(StreamReader<Integer> ticks) throws Exception {
        var read = CompletableFuture.supplyAsync(() -> firstTwo(ticks));
        int n = 0;
        while (!read.isDone() && n < TICKS) {
            demo.tick(++n);
        }
        var numbers = read.get(SECONDS, TimeUnit.SECONDS);
        same(numbers.get(1), numbers.get(0) + 1);
    }

    private static List<Integer> firstTwo(StreamReader<Integer> ticks) {
        var numbers = new ArrayList<Integer>();
        try (ticks) {
            for (int n : ticks) {
                numbers.add(n);
                if (numbers.size() == 2) {
                    break;
                }
            }
        }
        return numbers;
    }

    private void refusesUnknownTopic() {
        try (var nothing = StreamReader.of(server.proxy(Eth.class).subscribe("demo.nothing"))) {
            throw new AssertionError(
                    "expected an error, got " + nothing.iterator().next());
        } catch (RemoteFaultException e) {
            same(e.code(), -32602);
        }
    }

    private static void same(@Nullable Object actual, Object expected) {
        holds(expected.equals(actual), expected.toString(), actual);
    }

    private static void holds(boolean fact, String expected, @Nullable Object actual) {
        if (!fact) {
            throw new AssertionError("expected " + expected + ", got " + actual);
        }
    }
}
