package dev.callwire.wamp.server;

import dev.callwire.protocol.Host;
import dev.callwire.wamp.auth.Authorizer;
import dev.callwire.wamp.message.RegisterOptions;
import dev.callwire.wamp.message.UriRule;
import dev.callwire.wamp.router.Identity;
import dev.callwire.wamp.router.LocalMember;
import dev.callwire.wamp.router.Realm;
import dev.callwire.wamp.router.RequestFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A realm, with what its server serves and offers there. */
final class ServedRealm {
    private static final Logger LOG = LoggerFactory.getLogger(ServedRealm.class);
    private static final Identity SERVER = new Identity("server", "trusted", "local", "static");

    private final Realm realm;
    private final LocalMember member;
    private final @Nullable Authorizer authorizer;
    private final OfferedTopics topics;
    private final boolean endsSessions;

    ServedRealm(Realm realm, RealmSettings settings, Host host) {
        this.realm = realm;
        authorizer = settings.authorizer();
        endsSessions = settings.endsSessions();
        member = realm.join(SERVER);
        topics = new OfferedTopics(member);
        if (settings.servesLocally()) {
            var uris = settings.options().uris();
            host.served().methods().stream()
                    .filter(method -> ServedProcedure.obstacle(method) == null)
                    .filter(method -> isNamedWell(method.uri(), uris, "called", "@RpcMethod or @RpcService(uri = …)"))
                    .map(ServedProcedure::new)
                    .forEach(this::register);
            host.served().events().stream()
                    .filter(event -> isNamedWell(event.uri(), uris, "subscribed to", "@RpcEvents(uri = …)"))
                    .forEach(event -> topics.add(event, host));
        }
    }

    private boolean isNamedWell(String uri, UriRule uris, String use, String remedy) {
        if (uris.allows(uri)) {
            return true;
        }
        LOG.warn(
                "{} cannot be {} in the realm {}, whose URIs are {}: {}. Give it another name by {}",
                uri,
                use,
                realm.name(),
                uris == UriRule.STRICT ? "strict" : "loose",
                uris == UriRule.STRICT
                        ? "parts of lower-case letters, digits and underscores, with dots between"
                        : "parts without white space and #, with dots between",
                remedy);
        return false;
    }

    private void register(ServedProcedure procedure) {
        try {
            member.register(procedure.uri(), RegisterOptions.NONE, procedure);
        } catch (RequestFailedException e) {
            LOG.warn("{} cannot be called in the realm {}: {}", procedure.uri(), realm.name(), e.getMessage());
        }
    }

    Realm realm() {
        return realm;
    }

    /** What the server itself is in the realm. */
    LocalMember member() {
        return member;
    }

    @Nullable
    Authorizer authorizer() {
        return authorizer;
    }

    /** Whether clients may end each other's sessions where nobody is asked. */
    boolean endsSessions() {
        return endsSessions;
    }

    OfferedTopics topics() {
        return topics;
    }
}
