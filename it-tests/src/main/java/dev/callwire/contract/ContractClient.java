package dev.callwire.contract;

import dev.callwire.RpcClient;
import dev.callwire.call.ConnectFailedException;
import java.time.Duration;
import java.util.List;

/** Checks a contract server, ours or a third party's, through generated clients. */
public final class ContractClient {
    private static final String USAGE = "contract-client PROTOCOL URL";
    private static final List<String> PROTOCOLS = List.of("jsonrpc", "jsonrpc-http");
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
        boolean overHttp = arguments.get(0).equals("jsonrpc-http");
        try (var client = connect(arguments.get(1), overHttp)) {
            new ContractChecks(client, report).run(!overHttp);
        } catch (ConnectFailedException e) {
            report.check("connect", () -> {
                throw e;
            });
        }
        return report.finish();
    }

    /** A client that a server of the contract can call, as far as the protocol lets it. */
    static RpcClient connect(String url, boolean overHttp) throws UsageException {
        // The contract server prints one address, whatever is to be spoken there.
        var address = overHttp ? url.replaceFirst("^ws", "http") : url;
        try {
            var builder = RpcClient.builder(address).timeout(ANSWER);
            if (!overHttp) {
                builder.service(
                        Client.class, text -> new StringBuilder(text).reverse().toString());
            }
            return builder.connect();
        } catch (IllegalArgumentException e) {
            throw new UsageException("URL is " + (overHttp ? "http" : "ws") + "://HOST:PORT/PATH or "
                    + (overHttp ? "https" : "wss") + "://…, not " + url);
        }
    }
}
