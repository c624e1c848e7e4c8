package dev.callwire.benchmarks.contestant;

import dev.callwire.RpcClient;
import dev.callwire.benchmarks.measure.Tally;
import dev.callwire.benchmarks.measure.Window;

/** Calls through the generated client by threads that wait for their answers. */
final class BlockingCallwireClient implements Client {
    private final RpcClient client;
    private final Calculator calculator;
    private final WaitingCallers callers;
    private final Adding adding;

    /** Adds two numbers in some way. */
    interface Adding {
        int add(Calculator calculator, int a, int b);
    }

    private BlockingCallwireClient(RpcClient client, Threads threads, Adding adding) {
        this.client = client;
        calculator = client.proxy(Calculator.class);
        callers = new WaitingCallers(threads);
        this.adding = adding;
    }

    static Client connect(int port, Threads threads, Adding adding) {
        return new BlockingCallwireClient(RpcClient.connect("ws://127.0.0.1:" + port + "/rpc"), threads, adding);
    }

    @Override
    public Tally run(int inFlight, Window window) throws Exception {
        return callers.run(inFlight, window, Sums::new);
    }

    @Override
    public Tally echo(int inFlight, Window window) throws Exception {
        return callers.run(inFlight, window, number -> new Echoes(number, inFlight));
    }

    @Override
    public void close() {
        client.close();
        callers.close();
    }

    private final class Sums implements WaitingCallers.Calls {
        private final int number;
        private int a;

        Sums(int number) {
            this.number = number;
        }

        @Override
        public void call() throws Exception {
            a = Numbers.after(a);
            int sum = adding.add(calculator, a, number);
            if (sum != a + number) {
                throw Calls.wrong(sum, null);
            }
        }
    }

    private final class Echoes implements WaitingCallers.Calls {
        private final int callers;
        private Order order;

        Echoes(int number, int callers) {
            this.callers = callers;
            order = Order.of(number);
        }

        @Override
        public void call() throws Exception {
            order = order.withId(order.id() + callers);
            var echo = calculator.copy(order);
            if (!echo.equals(order)) {
                throw Calls.wrong(echo, null);
            }
        }
    }
}
