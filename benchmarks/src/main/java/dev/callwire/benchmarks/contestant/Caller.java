package dev.callwire.benchmarks.contestant;

import dev.callwire.benchmarks.measure.Tally;

/** Has one call in flight at a time: a right answer makes the next, on the thread that it comes by. */
abstract class Caller {
    final int number;
    private final Round round;
    private final Tally tally;
    private long begun;

    Caller(int number, Round round, Tally tally) {
        this.number = number;
        this.round = round;
        this.tally = tally;
    }

    final Tally tally() {
        return tally;
    }

    final void next() {
        begun = tally.begin();
        try {
            call();
        } catch (Exception e) {
            failed(e);
        }
    }

    abstract void call() throws Exception;

    final void right() {
        tally.end(begun);
        if (round.isOver()) {
            round.ended();
        } else {
            next();
        }
    }

    final void failed(Throwable cause) {
        round.failed(cause);
    }

    /** Adds. */
    static final class Adding extends Caller {
        private final CallbackClient<?> client;
        private int a;

        Adding(int number, Round round, Tally tally, CallbackClient<?> client) {
            super(number, round, tally);
            this.client = client;
        }

        @Override
        void call() throws Exception {
            a = Numbers.after(a);
            client.add(a, number, this);
        }

        void answered(int sum) {
            if (sum == a + number) {
                right();
            } else {
                failed(Calls.wrong(sum, null));
            }
        }
    }

    /** Has orders come back; each has a number that no other caller's has. */
    static final class Echoing<O> extends Caller {
        private final CallbackClient<O> client;
        private final int step;
        private O sent;
        private long id;

        Echoing(int number, Round round, Tally tally, CallbackClient<O> client, int step) {
            super(number, round, tally);
            this.client = client;
            this.step = step;
            id = number;
            sent = client.order(id);
        }

        @Override
        void call() throws Exception {
            id += step;
            sent = client.order(id);
            client.echo(sent, this);
        }

        void answered(Object order) {
            if (order.equals(sent)) {
                right();
            } else {
                failed(new IllegalStateException("Of " + sent + " came back " + order));
            }
        }
    }
}
