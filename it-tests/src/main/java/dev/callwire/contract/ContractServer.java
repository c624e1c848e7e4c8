package dev.callwire.contract;

import dev.callwire.RpcServer;
import dev.callwire.protocol.msgrpc.MsgRpc;
import dev.callwire.protocol.r2.WebSocketR2;
import java.io.UncheckedIOException;
import java.util.List;

/** Serves the contract service until it is told to end: SIGTERM stops it with exit status 0. */
public final class ContractServer {
    private ContractServer() {}

    /** A server of the contract, to be given an address and to be started. */
    public static RpcServer.Builder builder() {
        var builder = RpcServer.builder()
                .info("Callwire contract", "1")
                .protocol(WebSocketR2.PROTOCOL)
                .protocol(MsgRpc.PROTOCOL)
                .protocol(ContractRealms.router())
                .events(DemoEvents.class);
        var chain = new ChainService(new DemoEventsSubscriber(builder.events()));
        return builder.service(Demo.class, new DemoService(builder.publisher(DemoEvents.class)))
                .service(Eth.class, chain)
                .service(Net.class, chain);
    }

    /** Starts a server as the arguments have it, and prints its address as soon as it accepts connections. */
    public static void main(String[] args) throws InterruptedException {
        try {
            var arguments = ServerArguments.parse(List.of(args));
            var server = start(arguments);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "contract-server-stop"));
            System.out.println("listening on ws://" + inUrl(arguments.host()) + ":" + server.port());
            System.out.flush();
            Thread.currentThread().join(); // the server's own threads are daemons
        } catch (UsageException e) {
            System.err.println(e.getMessage() + "\nusage: " + ServerArguments.USAGE);
            System.exit(2);
        } catch (UncheckedIOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static RpcServer start(ServerArguments arguments) {
        var builder = builder().host(arguments.host()).port(arguments.port());
        var token = arguments.token();
        if (token != null) {
            builder.admit(new Admission(token));
        }
        return builder.start();
    }

    private static void stop(RpcServer server) {
        server.close();
        // A signal would otherwise end the process with a status above 128, though all went as it should.
        Runtime.getRuntime().halt(0);
    }

    private static String inUrl(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }
}
