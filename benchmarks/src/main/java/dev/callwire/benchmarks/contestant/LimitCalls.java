package dev.callwire.benchmarks.contestant;

/** What one caller of a {@link LimitServer} calls, one call after another, each with arguments of its own. */
abstract class LimitCalls {
    private final int callers;

    /** Of the call that was made last. No two callers have one at a time, and it leads back to its caller. */
    private long id;

    private LimitCalls(int number, int callers) {
        this.callers = callers;
        id = number + 1L;
    }

    /** Of one of so many callers. */
    static LimitCalls of(LimitFrames.Method method, int number, int callers) {
        return method == LimitFrames.Method.ADD ? new Sums(number, callers) : new Echoes(number, callers);
    }

    /** Which of so many callers has made the call with some id. */
    static int caller(long id, int callers) {
        return (int) ((id - 1) % callers);
    }

    final long id() {
        return id;
    }

    /** Makes up the next call. */
    void next() {
        id += callers;
    }

    /** Writes that call. */
    abstract void write(FrameBatches to);

    /** Keeps the answer that was read, once it is sure to be this call's. */
    final void keep(LimitFrames answer) {
        if (answer.id != id) {
            throw new IllegalStateException("An answer to no call: " + answer.id);
        }
        keepResult(answer);
    }

    abstract void keepResult(LimitFrames answer);

    abstract boolean isRight();

    /** Throws when what was kept is no right result. */
    final void check() {
        if (!isRight()) {
            throw new IllegalStateException("A wrong answer to " + id);
        }
    }

    private static final class Sums extends LimitCalls {
        private final int number;
        private int a;
        private int sum;

        Sums(int number, int callers) {
            super(number, callers);
            this.number = number;
        }

        @Override
        void next() {
            super.next();
            a = Numbers.after(a);
        }

        @Override
        void write(FrameBatches to) {
            LimitFrames.writeAdd(to, id(), a, number);
        }

        @Override
        void keepResult(LimitFrames answer) {
            sum = answer.sum;
        }

        @Override
        boolean isRight() {
            return sum == a + number;
        }
    }

    private static final class Echoes extends LimitCalls {
        private Order order;
        private Order echo;

        Echoes(int number, int callers) {
            super(number, callers);
            order = Order.of(number);
            echo = order;
        }

        @Override
        void next() {
            super.next();
            order = order.withId(id());
        }

        @Override
        void write(FrameBatches to) {
            LimitFrames.writeEcho(to, id(), order);
        }

        @Override
        void keepResult(LimitFrames answer) {
            echo = answer.order;
        }

        @Override
        boolean isRight() {
            return echo.equals(order);
        }
    }
}
