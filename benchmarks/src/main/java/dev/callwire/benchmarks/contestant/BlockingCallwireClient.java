package dev.callwire.benchmarks.contestant;

import dev.callwire.RpcClient;
import dev.callwire.benchmarks.measure.Tally;
import dev.callwire.benchmarks.measure.Window;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** As many threads as calls in flight, each waiting for its answer; virtual ones where the JDK has them. */
final class BlockingCallwireClient implements Client {
    private final RpcClient client;
    private final Calculator calculator;
    private final ExecutorService callers = newExecutor();

    private BlockingCallwireClient(RpcClient client) {
        this.client = client;
        calculator = client.proxy(Calculator.class);
    }

    static Client connect(int port) {
        return new BlockingCallwireClient(RpcClient.connect("ws://127.0.0.1:" + port + "/rpc"));
    }

    private static ExecutorService newExecutor() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            return Executors.newCachedThreadPool();
        }
    }

    @Override
    public Tally run(int inFlight, Window window) throws Exception {
        var tasks = new ArrayList<Callable<Tally>>();
        for (int i = 0; i < inFlight; i++) {
            int number = i;
            tasks.add(() -> callWhileOpen(number, window));
        }
        var sum = new Tally();
        for (var task : callers.invokeAll(tasks)) {
            sum.add(task.get());
        }
        return sum;
    }

    private Tally callWhileOpen(int number, Window window) throws Exception {
        var tally = new Tally();
        int a = 0;
        do {
            a = Numbers.after(a);
            long begun = tally.begin();
            int sum = calculator.sum(a, number);
            if (sum != a + number) {
                throw Numbers.wrong(a, number, sum, null);
            }
            tally.end(begun);
        } while (!window.isOver());
        return tally;
    }

    @Override
    public void close() {
        client.close();
        callers.shutdown();
    }
}
