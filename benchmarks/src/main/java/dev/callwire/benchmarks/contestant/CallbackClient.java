package dev.callwire.benchmarks.contestant;

import dev.callwire.benchmarks.measure.Tally;
import dev.callwire.benchmarks.measure.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.Stream;

/**
 * A client of a library that calls back.
 *
 * @param <O> what the library has for an order
 */
abstract class CallbackClient<O> implements Client {
    private final boolean oneThread;
    private volatile Round current = new Round(0, Window.of(Duration.ZERO));

    /** @param oneThread whether all answers come by one thread */
    CallbackClient(boolean oneThread) {
        this.oneThread = oneThread;
    }

    /** Calls {@code add}; tells the caller what comes of it. */
    abstract void add(int a, int b, Caller.Adding caller) throws Exception;

    /** Calls {@code echo}; tells the caller what comes of it. */
    abstract void echo(O order, Caller.Echoing<O> caller) throws Exception;

    /** The order of a number. */
    abstract O order(long id);

    /** Runs what makes the first calls: on the thread that answers come by, if there is one. */
    abstract void begin(Runnable calls);

    @Override
    public final Tally run(int inFlight, Window window) throws Exception {
        return run(inFlight, window, (number, round, tally) -> new Caller.Adding(number, round, tally, this));
    }

    @Override
    public final Tally echo(int inFlight, Window window) throws Exception {
        return run(
                inFlight, window, (number, round, tally) -> new Caller.Echoing<>(number, round, tally, this, inFlight));
    }

    /** No more answers come. */
    final void broken(Throwable cause) {
        current.failed(cause);
    }

    private interface NewCaller {
        Caller of(int number, Round round, Tally tally);
    }

    private Tally run(int inFlight, Window window, NewCaller newCaller) throws Exception {
        var round = new Round(inFlight, window);
        current = round;
        var callers = new ArrayList<Caller>(inFlight);
        for (int i = 0; i < inFlight; i++) {
            var tally = oneThread && i > 0 ? callers.get(0).tally() : new Tally();
            callers.add(newCaller.of(i, round, tally));
        }
        begin(() -> callers.forEach(Caller::next));
        round.await();
        return sum(callers.stream().map(Caller::tally).distinct());
    }

    private static Tally sum(Stream<Tally> tallies) {
        var sum = new Tally();
        tallies.forEach(sum::add);
        return sum;
    }
}
