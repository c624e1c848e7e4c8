package dev.callwire.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** An entrant's server and client, connected. */
final class Pair implements AutoCloseable {
    private final EndProcess server;
    private final EndProcess client;

    private Pair(EndProcess server, EndProcess client) {
        this.server = server;
        this.client = client;
    }

    /** @param connections of the client */
    static Pair start(Entrant entrant, int connections, List<String> jvmFlags) throws IOException {
        var option = entrant.contestant().option();
        var server = EndProcess.start(entrant.classPath(), jvmFlags, "server", option);
        try {
            var port = Long.toString(server.hear()[0]);
            var client = EndProcess.start(
                    entrant.classPath(), jvmFlags, "client", option, port, Integer.toString(connections));
            try {
                client.hear();
                return new Pair(server, client);
            } catch (IOException e) {
                client.close();
                throw e;
            }
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    Sample run(Load load, Duration time) throws IOException {
        server.tell("usage");
        client.tell("usage");
        var run = client.tell(load.command(time.toMillis()));
        var clientUsage = client.tell("usage");
        var serverUsage = server.tell("usage");
        return new Sample(
                run[0], run[1], run[2], run[3], clientUsage[0], serverUsage[0], clientUsage[1], serverUsage[1]);
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
