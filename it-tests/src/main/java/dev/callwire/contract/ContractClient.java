package dev.callwire.contract;

import dev.callwire.RpcClient;
import dev.callwire.call.ConnectFailedException;
import dev.callwire.protocol.Feature;
import java.time.Duration;
import java.util.List;

/** Checks a contract server, ours or a third party's, through generated clients. */
public final class ContractClient {
    private static final String USAGE = "contract-client PROTOCOL URL";
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
        }
        var spoken = Spoken.of(arguments.get(0))
                .orElseThrow(() -> new UsageException(
                        "unknown protocol " + arguments.get(0) + "; this build has: " + Spoken.all()));
        var report = new Report(System.out);
        try (var client = connect(arguments.get(1), spoken)) {
            new ContractChecks(client, report, spoken).run();
        } catch (ConnectFailedException e) {
            report.check("connect", () -> {
                throw e;
            });
        }
        return report.finish();
    }

    /**
     * A client that a server of the contract can call, as far as the protocol lets it.
     *
     * @param subprotocols those of the protocol that it offers; all if there are none
     */
    static RpcClient connect(String url, Spoken spoken, String... subprotocols) throws UsageException {
        boolean overHttp = spoken.isOverHttp();
        try {
            var builder = RpcClient.builder(spoken.addressAt(url))
                    .protocol(spoken.protocol())
                    .subprotocols(subprotocols)
                    .compareContracts(false) // some checks call what is not there, to see what the server says of it
                    .timeout(ANSWER);
            if (spoken.carries(Feature.CALL_BACK)) {
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
