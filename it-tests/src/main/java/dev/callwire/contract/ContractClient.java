package dev.callwire.contract;

import dev.callwire.RpcClient;
import dev.callwire.call.ConnectFailedException;
import java.time.Duration;
import java.util.List;

/** Checks a contract server, ours or a third party's, through generated clients. */
public final class ContractClient {
    private static final String USAGE = "contract-client PROTOCOL URL";
    private static final List<String> PROTOCOLS = List.of("jsonrpc");
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private ContractClient() {}

    /** Runs every check, prints a line for each, and exits with 0 if all passed, with 1 if one failed. */
    public static void main(String[] args) {
        try {
            System.exit(run(List.of(args)) ? 0 : 1);
        } catch (UsageException e) {
            System.err.println(e.getMessage() + "\nusage: " + USAGE);
            System.exit(2);
        }
    }

    private static boolean run(List<String> arguments) throws UsageException {
        if (arguments.size() != 2) {
            throw new UsageException("Two arguments are needed, not " + arguments.size());
        } else if (!PROTOCOLS.contains(arguments.get(0))) {
            throw new UsageException(
                    "unknown protocol " + arguments.get(0) + "; this build has: " + String.join(", ", PROTOCOLS));
        }
        var report = new Report(System.out);
        try (var client = connect(arguments.get(1))) {
            new ContractChecks(client, report).run();
        } catch (ConnectFailedException e) {
            report.check("connect", () -> {
                throw e;
            });
        }
        return report.finish();
    }

    private static RpcClient connect(String url) throws UsageException {
        try {
            return RpcClient.builder(url).timeout(ANSWER).connect();
        } catch (IllegalArgumentException e) {
            throw new UsageException("URL is ws://HOST:PORT/PATH or wss://…, not " + url);
        }
    }
}
