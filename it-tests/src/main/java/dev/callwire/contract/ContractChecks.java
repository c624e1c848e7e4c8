package dev.callwire.contract;

import dev.callwire.call.CallOptions;
import dev.callwire.call.DeadlineExceededException;
import dev.callwire.call.RemoteFaultException;
import dev.callwire.call.RpcException;
import dev.callwire.call.RpcPeer;
import dev.callwire.json.RawJson;
import dev.callwire.protocol.Feature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What every contract server answers, whoever wrote it. A check expects nothing that a server in JavaScript could not
 * keep, such as integers beyond the doubles.
 */
final class ContractChecks {
    private static final int METHOD_NOT_FOUND = -32601;
    private static final int INVALID_PARAMS = -32602;
    private static final int INTERNAL_ERROR = -32603;
    private static final Set<Integer> PROTOCOL_ERRORS =
            Set.of(-32700, -32600, METHOD_NOT_FOUND, INVALID_PARAMS, INTERNAL_ERROR);
    private static final Pattern LEAK =
            Pattern.compile("exception|throw|secret|stack|java|\\bat [\\w.$]+\\(", Pattern.CASE_INSENSITIVE);

    private static final Map<String, List<String>> ECHOED = Map.of(
            "null, booleans and empty values", List.of("null", "true", "false", "0", "\"\"", "[]", "{}"),
            "big integers", List.of("9007199254740991", "-9007199254740991", "123456789012345680000"),
            "fractions", List.of("0.1", "-1.5", "3.141592653589793", "2.5e-8"),
            "Unicode", List.of("\"řeč 🦊\"", "\"日本語 עברית\"", "\"\\\"\\\\\\n\\u0001\""),
            "the order of keys", List.of("{\"z\":1,\"a\":{\"y\":2,\"b\":[{\"d\":3,\"c\":4}]},\"m\":null,\"\":6}"),
            "a deep value", List.of("[".repeat(40) + "]".repeat(40)),
            "a long value", List.of("\"" + "x🦊".repeat(50_000) + "\""));

    private final RpcPeer server;
    private final Report report;
    private final Spoken spoken;
    private final Demo demo;
    private final PositionalDemo positional;
    private final LaterDemo later;

    ContractChecks(RpcPeer server, Report report, Spoken spoken) {
        this.server = server;
        this.report = report;
        this.spoken = spoken;
        demo = server.proxy(Demo.class);
        positional = server.proxy(PositionalDemo.class);
        later = server.proxy(LaterDemo.class);
    }

    /** Checks all that the protocol carries. */
    void run() {
        arithmetic();
        values();
        report.check("divide", this::divides);
        report.check("divide by zero is a typed error", this::dividesByZero);
        time();
        if (spoken.isOverHttp()) {
            report.check("log is a notification, which is not answered", () -> demo.log("a line"));
        } else {
            report.check("log is a notification, logged returns the lines in order", this::logs);
        }
        if (spoken.carries(Feature.CALL_BACK)) {
            report.check("callMe calls back over the same connection", this::callsBack);
            report.check("calls back at once do not mix", this::callsBackAtOnce);
        }
        if (spoken.carries(Feature.REFERENCE) && spoken.hasWholeStreams()) {
            report.check("watch calls the object that it was given", this::watches);
        }
        new StreamChecks(server, report, spoken).run();
        failures();
        ethereum();
        report.check("500 calls at once are answered each with its own result", this::callsAtOnce);
        report.check("results and failures at once do not mix", this::failuresAtOnce);
    }

    private void arithmetic() {
        report.check("add by name", () -> same(demo.add(1, 2), 3));
        byPosition("add by position", () -> same(positional.add(-5, 5), 0));
        report.check("add without waiting", () -> same(answer(later.add(20, 22)), 42));
        report.check("add at the ends of the range", () -> same(demo.add(Integer.MAX_VALUE, Integer.MIN_VALUE), -1));
        report.check("an overflow is an application error", this::overflows);
        report.check("subtract by name", () -> same(demo.subtract(42, 23), 19));
        byPosition("subtract by position", () -> same(positional.subtract(23, 42), -19));
    }

    private void byPosition(String name, Report.Check check) {
        if (spoken.takesPositions()) {
            report.check(name, check);
        }
    }

    private void overflows() {
        try {
            throw new AssertionError("expected an error, got " + demo.add(Integer.MAX_VALUE, 1));
        } catch (IntegerOverflow e) {
            same(e.getMessage(), "integer overflow");
        } catch (RemoteFaultException e) {
            holds(!PROTOCOL_ERRORS.contains(e.code()), "an application error", e);
        }
    }

    private void values() {
        ECHOED.keySet().stream()
                .sorted()
                .forEach(kind -> report.check("echo returns " + kind, () -> {
                    for (var json : ECHOED.getOrDefault(kind, List.of())) {
                        same(demo.echo(new RawJson(json)), new RawJson(json));
                    }
                }));
        byPosition("echo by position", () -> same(positional.echo(new RawJson("[1]")), new RawJson("[1]")));
        report.check("greet with a title", () -> same(demo.greet(new Person("Ada", "Dr.")), "Hello, Dr. Ada"));
        report.check("greet without a title", () -> same(demo.greet(new Person("Žofie 🦊", null)), "Hello, Žofie 🦊"));
        byPosition("greet by position", () -> same(positional.greet(new Person("Ada", null)), "Hello, Ada"));
    }

    private void divides() throws Exception {
        same(demo.divide(7, 2), 3);
        same(demo.divide(-42, 3), -14);
    }

    private void dividesByZero() throws Exception {
        try {
            throw new AssertionError("expected an error, got " + demo.divide(7, 0));
        } catch (DivisionByZero e) {
            same(e.getMessage(), "division by zero");
            same(e.dividend(), 7);
        }
    }

    private void time() {
        report.check("sleep answers after its time", () -> {
            long start = System.nanoTime();
            same(demo.sleep(120), "done");
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            holds(millis >= 118, "an answer after 120 ms", millis);
        });
        report.check("sleep does not hold up other calls", () -> {
            var sleeping = later.sleep(400);
            same(demo.add(1, 2), 3);
            holds(!sleeping.isDone(), "the sleep to be under way", "its end");
            same(answer(sleeping), "done");
        });
        report.check("slept counts the sleeps that ended", () -> {
            int before = demo.slept();
            same(answer(later.sleep(1)), "done");
            same(answer(later.sleep(2)), "done");
            int after = demo.slept();
            holds(after >= before + 2, "at least " + (before + 2), after);
        });
        report.check("a cancelled call disturbs no other", () -> {
            var sleeping = later.sleep(300);
            holds(sleeping.cancel(true), "a call that can be cancelled", sleeping);
            same(demo.add(1, 2), 3);
        });
        report.check("a deadline ends a call, and no other", () -> {
            var hasty = server.proxy(Demo.class, CallOptions.timeout(Duration.ofMillis(100)));
            try {
                throw new AssertionError("expected the deadline, got " + hasty.sleep(1_000));
            } catch (DeadlineExceededException e) {
                same(demo.add(1, 2), 3);
            }
        });
    }

    private void logs() {
        same(demo.logged(), List.of());
        var lines = List.of("first", "druhý 🦊", "", "first");
        lines.forEach(demo::log);
        same(demo.logged(), lines);
    }

    private void callsBack() {
        same(demo.callMe("Ada"), "adA");
        same(demo.callMe("Žofie"), "eifoŽ");
    }

    private void callsBackAtOnce() throws Exception {
        var reversed = new ArrayList<CompletionStage<String>>();
        for (int i = 0; i < 100; i++) {
            reversed.add(later.callMe("a" + i));
        }
        for (int i = 0; i < reversed.size(); i++) {
            same(answer(reversed.get(i)), new StringBuilder("a" + i).reverse().toString());
        }
    }

    private void watches() {
        var seen = new CopyOnWriteArrayList<Integer>();
        demo.watch(seen::add);
        same(seen, List.of(1, 2, 3));
    }

    private void failures() {
        report.check("boom is an internal error that leaks nothing", () -> {
            var fault = refused(INTERNAL_ERROR, demo::boom);
            holds(!LEAK.matcher(fault.getMessage() + fault.data()).find(), "nothing of the cause", fault);
            same(demo.add(1, 2), 3);
        });
        report.check("an unknown method is -32601", () -> {
            var wrong = server.proxy(WrongDemo.WithWrongNames.class);
            refused(METHOD_NOT_FOUND, wrong::nothing);
            refused(METHOD_NOT_FOUND, () -> wrong.addInCapitals(1, 2));
        });
        report.check("an ill-typed parameter is -32602 and named", () -> {
            named("minuend", () -> server.proxy(WrongDemo.WithText.class).subtract("42", 23));
            named("subtrahend", () -> server.proxy(WrongDemo.WithFraction.class).subtract(42, 1.5));
            named(
                    "person",
                    () -> server.proxy(WrongDemo.WithWrongPerson.class)
                            .greet(new WrongDemo.WithWrongPerson.Title("Dr.")));
        });
        report.check(
                "a missing parameter is -32602 and named",
                () -> named(
                        "subtrahend",
                        () -> server.proxy(WrongDemo.WithTooFew.class).subtract(42)));
        report.check(
                "an unknown parameter is -32602 and named",
                () -> named(
                        "remainder",
                        () -> server.proxy(WrongDemo.WithTooMany.class).subtract(42, 23, 1)));
    }

    private void ethereum() {
        report.check("eth_chainId", () -> same(server.proxy(Eth.class).chainId(), "0x1"));
        report.check("net_version", () -> same(server.proxy(Net.class).version(), "1"));
    }

    private void callsAtOnce() throws Exception {
        var sums = new ArrayList<CompletionStage<Integer>>();
        for (int i = 0; i < 500; i++) {
            sums.add(later.add(i, 1_000));
        }
        for (int i = 0; i < sums.size(); i++) {
            same(answer(sums.get(i)), i + 1_000);
        }
    }

    private void failuresAtOnce() throws Exception {
        var quotients = new ArrayList<CompletionStage<Integer>>();
        for (int i = 0; i < 90; i++) {
            quotients.add(later.divide(i, i % 2));
        }
        for (int i = 0; i < quotients.size(); i++) {
            same(dividendOr(quotients.get(i)), i);
        }
    }

    private static int dividendOr(CompletionStage<Integer> quotient) throws Exception {
        try {
            return answer(quotient);
        } catch (DivisionByZero e) {
            return e.dividend();
        }
    }

    /** What a call is answered with; throws what it failed with. */
    private static <T> T answer(CompletionStage<T> call) throws Exception {
        try {
            return call.toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } catch (TimeoutException e) {
            throw new AssertionError("a call has neither been answered nor failed", e);
        }
    }

    private static void named(String parameter, Runnable call) {
        var fault = refused(INVALID_PARAMS, call);
        holds(String.valueOf(fault.getMessage()).contains(parameter), "a message that names " + parameter, fault);
    }

    /** The error that a call ends with; its code is checked. */
    private static RemoteFaultException refused(int code, Runnable call) {
        try {
            call.run();
        } catch (RemoteFaultException e) {
            holds(e.code() == code, "error " + code, e);
            return e;
        } catch (RpcException e) {
            throw new AssertionError("expected error " + code + ", got " + e, e);
        }
        throw new AssertionError("expected error " + code + ", got a result");
    }

    private static void same(@Nullable Object actual, Object expected) {
        holds(expected.equals(actual), expected.toString(), actual);
    }

    private static void holds(boolean fact, String expected, @Nullable Object actual) {
        if (!fact) {
            throw new AssertionError("expected " + shown(expected) + ", got " + shown(String.valueOf(actual)));
        }
    }

    private static String shown(String text) {
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }
}
