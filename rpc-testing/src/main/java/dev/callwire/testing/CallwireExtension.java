package dev.callwire.testing;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.call.RpcPeer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a server and a client that is connected to it, within this process, and closes them after it.
 *
 * <pre>{@code
 * @RegisterExtension
 * final CallwireExtension callwire = CallwireExtension.serving(Orders.class, new Shop());
 *
 * @Test
 * void placesAnOrder(Orders orders) {
 *   …
 * }
 * }</pre>
 *
 * <p>A parameter of a test may be a service: a proxy of one that the server serves calls it over the client's
 * connection, a proxy of one that the client serves calls that over the server's. It may be the {@link RpcServer}, the
 * {@link RpcClient}, the {@link RpcPeer} that the server sees, the {@link Link} between them, the
 * {@link MemoryTransport} or all of them, {@link ConnectedPeers}.
 *
 * <p>A test fails if it leaves something behind: a connection of the server's that somebody else opened and did not
 * close, or a handler that still runs after the server was closed. Handlers are watched unless the test sets an
 * executor of its own. Thread-safe.
 */
public final class CallwireExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final long GRACE_SECONDS = 2;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final String RUNNING = "running";

    private final List<Consumer<? super RpcServer.Builder>> serverChanges;
    private final List<Consumer<? super RpcClient.Builder>> clientChanges;
    private final Set<Class<?>> services;
    private final Set<Class<?>> clientServices;
    private final String path;
    private final boolean sockets;

    /** What one test has. */
    private record Running(ConnectedPeers peers, WatchedWorkers workers) {}

    private CallwireExtension(Builder builder) {
        serverChanges = List.copyOf(builder.serverChanges);
        clientChanges = List.copyOf(builder.clientChanges);
        services = Set.copyOf(builder.services);
        clientServices = Set.copyOf(builder.clientServices);
        path = builder.path;
        sockets = builder.sockets;
    }

    /** An extension whose server serves one implementation. */
    public static <T> CallwireExtension serving(Class<T> service, T implementation) {
        return builder().service(service, implementation).build();
    }

    /** Begins an extension. */
    public static Builder builder() {
        return new Builder();
    }

    /** The same over real sockets of the loopback interface; there is no {@link Link} then. */
    public CallwireExtension overSockets() {
        return new Builder(this).overSockets().build();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        var workers = new WatchedWorkers();
        var pair = ConnectedPeers.builder()
                .path(path)
                .server(server -> apply(serverChanges, server.executor(workers)))
                .client(client -> apply(clientChanges, client.executor(workers)));
        try {
            store(context).put(RUNNING, new Running((sockets ? pair.overSockets() : pair).start(), workers));
        } catch (RuntimeException e) {
            workers.end();
            throw e;
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var running = store(context).remove(RUNNING, Running.class);
        if (running != null) {
            var left = new ArrayList<String>();
            closeConnections(running.peers(), left);
            running.peers().close();
            endHandlers(running.workers(), left);
            if (!left.isEmpty()) {
                throw new AssertionError("The test left something behind: " + String.join("; ", left));
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == RpcServer.class
                || type == RpcClient.class
                || type == RpcPeer.class
                || type == Link.class
                || type == MemoryTransport.class
                || type == ConnectedPeers.class
                || services.contains(type)
                || clientServices.contains(type);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var running = store(context).get(RUNNING, Running.class);
        if (running == null) {
            throw new ParameterResolutionException("Server and client are there for each test, its @BeforeEach and"
                    + " @AfterEach methods. Found: " + parameter.getDeclaringExecutable() + ".");
        }
        try {
            return find(parameter.getParameter().getType(), running.peers());
        } catch (IllegalStateException e) {
            throw new ParameterResolutionException(e.getMessage(), e);
        }
    }

    private Object find(Class<?> type, ConnectedPeers peers) {
        if (type == RpcServer.class) {
            return peers.server();
        } else if (type == RpcClient.class) {
            return peers.client();
        } else if (type == RpcPeer.class) {
            return peers.peer();
        } else if (type == Link.class) {
            return peers.link();
        } else if (type == MemoryTransport.class) {
            return peers.transport();
        } else if (type == ConnectedPeers.class) {
            return peers;
        } else {
            return (services.contains(type) ? peers.client() : peers.peer()).proxy(type);
        }
    }

    private static <B> void apply(List<Consumer<? super B>> changes, B builder) {
        changes.forEach(change -> change.accept(builder));
    }

    /** Closes the client, and then what nobody else has closed. */
    private static void closeConnections(ConnectedPeers peers, List<String> left) {
        peers.closeClient();
        var server = peers.server();
        if (!within(() -> server.peers().isEmpty())) {
            var open = server.peers();
            left.add(
                    "connections to the server that are open: " + open + "; close each RpcClient that a test connects");
            open.forEach(RpcPeer::close);
        }
    }

    private static void endHandlers(WatchedWorkers workers, List<String> left) {
        if (!within(workers::isIdle)) {
            left.add("handlers that still run " + GRACE_SECONDS + " s after their connections were closed: "
                    + workers.running() + "; a handler ends when its thread is interrupted");
        }
        workers.end();
    }

    private static boolean within(BooleanSupplier condition) {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - until > 0) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return true;
    }

    private ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(ExtensionContext.Namespace.create(CallwireExtension.class, this));
    }

    /** Builds an extension. Not thread-safe. */
    public static final class Builder {
        private final List<Consumer<? super RpcServer.Builder>> serverChanges = new ArrayList<>();
        private final List<Consumer<? super RpcClient.Builder>> clientChanges = new ArrayList<>();
        private final Set<Class<?>> services = new LinkedHashSet<>();
        private final Set<Class<?>> clientServices = new LinkedHashSet<>();
        private String path = "/rpc";
        private boolean sockets;

        private Builder() {}

        private Builder(CallwireExtension from) {
            serverChanges.addAll(from.serverChanges);
            clientChanges.addAll(from.clientChanges);
            services.addAll(from.services);
            clientServices.addAll(from.clientServices);
            path = from.path;
            sockets = from.sockets;
        }

        /** Serves an implementation, the same one for each test that this extension gets. */
        public <T> Builder service(Class<T> service, T implementation) {
            services.add(service);
            return server(server -> server.service(service, implementation));
        }

        /** Has the client serve an implementation, to the server's calls. */
        public <T> Builder clientService(Class<T> service, T implementation) {
            clientServices.add(service);
            return client(client -> client.service(service, implementation));
        }

        /** Sets up the server of each test; its host, port and transport are set already. */
        public Builder server(Consumer<? super RpcServer.Builder> changes) {
            serverChanges.add(changes);
            return this;
        }

        /** Sets up the client of each test; its transport is set already. */
        public Builder client(Consumer<? super RpcClient.Builder> changes) {
            clientChanges.add(changes);
            return this;
        }

        /** Where the client connects to, with a query if there is one; {@code /rpc} by default. */
        public Builder path(String pathAndQuery) {
            path = pathAndQuery;
            return this;
        }

        /** Connects them by sockets of the loopback interface. */
        public Builder overSockets() {
            sockets = true;
            return this;
        }

        /** The extension, to be registered with {@code @RegisterExtension}. */
        public CallwireExtension build() {
            return new CallwireExtension(this);
        }
    }
}
