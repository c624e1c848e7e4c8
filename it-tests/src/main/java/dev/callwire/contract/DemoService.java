package dev.callwire.contract;

import dev.callwire.call.CallCancelledException;
import dev.callwire.call.CallContext;
import dev.callwire.call.FaultException;
import dev.callwire.json.RawJson;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** {@link Demo} as one server has it. Thread-safe. */
final class DemoService implements Demo {
    private static final int INVALID_PARAMS = -32602;

    private final AtomicInteger slept = new AtomicInteger();
    private final ConnectionLogs logs = new ConnectionLogs();
    private final DemoEvents events;

    /** @param events where ticks go */
    DemoService(DemoEvents events) {
        this.events = events;
    }

    @Override
    public int add(int a, int b) throws IntegerOverflow {
        return inRange((long) a + b);
    }

    @Override
    public int subtract(int minuend, int subtrahend) throws IntegerOverflow {
        return inRange((long) minuend - subtrahend);
    }

    @Override
    public RawJson echo(RawJson value) {
        return value;
    }

    @Override
    public String greet(Person person) {
        var title = person.title();
        return "Hello, " + (title == null ? "" : title + " ") + person.name();
    }

    @Override
    public int divide(int a, int b) throws DivisionByZero, IntegerOverflow {
        if (b == 0) {
            throw new DivisionByZero(a);
        }
        return inRange((long) a / b);
    }

    @Override
    public String sleep(int millis) {
        if (millis < 0) {
            throw new FaultException(INVALID_PARAMS, "Parameter millis must not be negative, found " + millis);
        }
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw new CallCancelledException("The sleep was cancelled", e);
        }
        slept.incrementAndGet();
        return "done";
    }

    @Override
    public int slept() {
        return slept.get();
    }

    @Override
    public void log(String line) {
        logs.add(CallContext.current().peer(), line);
    }

    @Override
    public List<String> logged() {
        return logs.of(CallContext.current().peer());
    }

    @Override
    public String callMe(String name) {
        return CallContext.current().peer().proxy(Client.class).reverse(name);
    }

    @Override
    public void watch(Watcher watcher) {
        for (int n = 1; n <= 3; n++) {
            watcher.seen(n);
        }
    }

    @Override
    public Flow.Publisher<Integer> count(int upTo) {
        return new Counting(upTo);
    }

    @Override
    public CompletionStage<Long> sum(Flow.Publisher<Integer> numbers) {
        var sum = new Summing();
        numbers.subscribe(sum);
        return sum.result();
    }

    @Override
    public void tick(int n) {
        events.ticks(n);
    }

    @Override
    public void boom() {
        throw new IllegalStateException("This secret is for the server's own log");
    }

    private static int inRange(long result) throws IntegerOverflow {
        if (result != (int) result) {
            throw new IntegerOverflow();
        }
        return (int) result;
    }
}
