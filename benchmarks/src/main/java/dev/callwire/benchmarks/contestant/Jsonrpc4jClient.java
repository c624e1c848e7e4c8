package dev.callwire.benchmarks.contestant;

import com.googlecode.jsonrpc4j.JsonRpcHttpClient;
import com.googlecode.jsonrpc4j.ProxyUtil;
import dev.callwire.benchmarks.measure.Tally;
import dev.callwire.benchmarks.measure.Window;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/** Calls by jsonrpc4j's proxy: a waiting thread for each call in flight, and a connection that is kept for each thread. */
final class Jsonrpc4jClient implements Client {
    /** More threads, and as many connections, would be of no use to anybody. */
    private static final int MAX_THREADS = 256;

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final Jsonrpc4jCalculator calculator;

    private Jsonrpc4jClient(Jsonrpc4jCalculator calculator) {
        this.calculator = calculator;
    }

    static Client connect(int port) throws MalformedURLException {
        // Otherwise the JDK keeps five of them.
        System.setProperty("http.maxConnections", Integer.toString(MAX_THREADS));
        var http = new JsonRpcHttpClient(new URL("http://127.0.0.1:" + port + "/rpc"));
        return new Jsonrpc4jClient(
                ProxyUtil.createClientProxy(Jsonrpc4jClient.class.getClassLoader(), Jsonrpc4jCalculator.class, http));
    }

    @Override
    public Tally run(int inFlight, Window window) throws Exception {
        return run(inFlight, number -> () -> addWhileOpen(number, window));
    }

    @Override
    public Tally echo(int inFlight, Window window) throws Exception {
        return run(inFlight, number -> () -> echoWhileOpen(number, window));
    }

    private Tally run(int inFlight, IntFunction<Callable<Tally>> work) throws Exception {
        var tasks = new ArrayList<Callable<Tally>>();
        for (int i = 0; i < Math.min(inFlight, MAX_THREADS); i++) {
            tasks.add(work.apply(i));
        }
        var sum = new Tally();
        for (var task : callers.invokeAll(tasks)) {
            sum.add(task.get());
        }
        return sum;
    }

    private Tally addWhileOpen(int number, Window window) throws Exception {
        var tally = new Tally();
        int a = 0;
        do {
            a = Numbers.after(a);
            long begun = tally.begin();
            int sum = calculator.add(a, number);
            if (sum != a + number) {
                throw Calls.wrong(sum, null);
            }
            tally.end(begun);
        } while (!window.isOver());
        return tally;
    }

    private Tally echoWhileOpen(int number, Window window) {
        var tally = new Tally();
        var order = Order.of(number);
        do {
            order = order.withId(order.id() + MAX_THREADS);
            long begun = tally.begin();
            var came = calculator.echo(order);
            if (!came.equals(order)) {
                throw new IllegalStateException("Of " + order + " came back " + came);
            }
            tally.end(begun);
        } while (!window.isOver());
        return tally;
    }

    @Override
    public void close() {
        callers.shutdown();
    }
}
