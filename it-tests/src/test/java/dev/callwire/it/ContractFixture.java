package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.call.Limits;
import dev.callwire.contract.ContractServer;
import dev.callwire.contract.Demo;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The contract server with a raw client, and with a bystander: another client with a call under way, whom nothing that
 * the raw one does may harm.
 */
final class ContractFixture implements AutoCloseable {
    private final RpcServer server;
    private final RpcClient bystander;
    private RawClient client;
    private CompletableFuture<String> underWay;

    ContractFixture() {
        this(Limits.DEFAULTS);
    }

    ContractFixture(Limits limits) {
        this(ContractServer.builder().limits(limits));
    }

    ContractFixture(RpcServer.Builder contract) {
        server = contract.host("127.0.0.1").start();
        bystander = RpcClient.connect("ws://127.0.0.1:" + server.port() + "/rpc");
        begin();
    }

    /** A new raw client, and a new call of the bystander's: for the next of many tests with one server. */
    RawClient begin() {
        client = RawClient.connect(server);
        underWay =
                CompletableFuture.supplyAsync(() -> bystander.proxy(Demo.class).sleep(20));
        return client;
    }

    RpcServer server() {
        return server;
    }

    RawClient client() {
        return client;
    }

    /** The bystander's calls, those under way and new ones, are answered as ever. */
    void bystanderIsUnharmed() throws Exception {
        assertThat(underWay.get(10, TimeUnit.SECONDS)).isEqualTo("done");
        assertThat(bystander.proxy(Demo.class).add(20, 22)).isEqualTo(42);
    }

    /** Only the bystander's connection is left. */
    boolean isBystanderAlone() {
        return server.peers().size() == 1;
    }

    @Override
    public void close() {
        client.close();
        bystander.close();
        server.close();
    }
}
