package dev.callwire.examples.devtools;

import dev.callwire.RpcClient;
import dev.callwire.call.CallContext;
import dev.callwire.call.CallOptions;
import dev.callwire.call.MetadataKey;
import dev.callwire.call.ReconnectPolicy;
import dev.callwire.examples.devtools.RuntimeEvents.ConsoleCall;
import dev.callwire.examples.devtools.TargetEvents.AttachedToTarget;
import dev.callwire.protocol.jsonrpc.Dialect;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A connection to a browser. All tabs share it: what belongs to one carries the id of a session, in a member of the
 * message itself. Thread-safe.
 */
final class Browser implements AutoCloseable {
    /** How long anything may take; a browser on a busy machine takes its time. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final MetadataKey<String> SESSION_ID = MetadataKey.ofString("sessionId");
    private static final Dialect DIALECT = Dialect.BARE.withTopLevel(SESSION_ID.name());

    private final RpcClient client;
    private final Map<String, Tab> tabs = new ConcurrentHashMap<>();

    private Browser(String address, Consumer<AttachedToTarget> attached) {
        client = RpcClient.builder(address)
                .dialect(DIALECT)
                .reconnect(ReconnectPolicy.NEVER) // the sessions end with the connection
                .timeout(PATIENCE)
                .service(TargetEvents.class, new EventsOfTargets(attached))
                .service(PageEvents.class, new EventsOfPages())
                .service(RuntimeEvents.class, event -> tab().ifPresent(tab -> tab.hear(event)))
                .connect();
    }

    /** Connects to a browser, and tells {@code attached} of each session that begins. */
    static Browser connect(String address, Consumer<AttachedToTarget> attached) {
        return new Browser(address, attached);
    }

    /** The client of the connection, for whatever else the protocol has. */
    RpcClient client() {
        return client;
    }

    /** What it is. */
    BrowserDomain.Version version() {
        return client.proxy(BrowserDomain.class).getVersion();
    }

    /** Opens a tab, whose calls of {@code console} are for {@code console}. */
    Tab open(Consumer<ConsoleCall> console) {
        var targets = client.proxy(TargetDomain.class);
        var targetId = targets.createTarget("about:blank").targetId();
        var sessionId = targets.attachToTarget(targetId, true).sessionId();
        var inSession = CallOptions.DEFAULTS.with(SESSION_ID, sessionId);
        var tab = new Tab(
                client.proxy(PageDomain.class, inSession),
                client.proxy(RuntimeDomain.class, inSession),
                console,
                () -> targets.closeTarget(targetId));
        tabs.put(sessionId, tab);
        tab.enable();
        return tab;
    }

    /** The tab that the event at hand is about. */
    private Optional<Tab> tab() {
        return CallContext.current().metadata().get(SESSION_ID).map(tabs::get);
    }

    @Override
    public void close() {
        client.close();
    }

    /** Hears of sessions. */
    private final class EventsOfTargets implements TargetEvents {
        private final Consumer<AttachedToTarget> attached;

        EventsOfTargets(Consumer<AttachedToTarget> attached) {
            this.attached = attached;
        }

        @Override
        public void attachedToTarget(AttachedToTarget event) {
            attached.accept(event);
        }

        @Override
        public void detachedFromTarget(DetachedFromTarget event) {
            var tab = tabs.remove(event.sessionId());
            if (tab != null) {
                tab.detached();
            }
        }
    }

    /** Hands events to the tabs that they are about. */
    private final class EventsOfPages implements PageEvents {
        @Override
        public void frameNavigated(FrameNavigated event) {
            tab().ifPresent(tab -> tab.navigated(event.frame()));
        }

        @Override
        public void loadEventFired(LoadEventFired event) {
            tab().ifPresent(Tab::loaded);
        }
    }
}
