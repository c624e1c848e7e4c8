package dev.callwire.benchmarks.contestant;

import dev.callwire.benchmarks.measure.Tally;
import dev.callwire.benchmarks.measure.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Several clients of one contestant, at work at the same time. */
public final class Clients implements Client {
    private final List<Client> clients = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private Clients() {}

    /** So many with a connection each. */
    public static Client connect(Contestant contestant, int port, int count) throws Exception {
        var all = new Clients();
        for (int i = 0; i < count; i++) {
            all.clients.add(contestant.connect(port));
        }
        return all;
    }

    private interface Run {
        Tally of(Client client) throws Exception;
    }

    @Override
    public Tally run(int inFlight, Window window) throws Exception {
        return all(client -> client.run(inFlight, window));
    }

    @Override
    public Tally echo(int inFlight, Window window) throws Exception {
        return all(client -> client.echo(inFlight, window));
    }

    private Tally all(Run run) throws Exception {
        var tasks = new ArrayList<Callable<Tally>>();
        clients.forEach(client -> tasks.add(() -> run.of(client)));
        var sum = new Tally();
        for (var task : threads.invokeAll(tasks)) {
            sum.add(task.get());
        }
        return sum;
    }

    @Override
    public void close() {
        clients.forEach(Client::close);
        threads.shutdown();
    }
}
