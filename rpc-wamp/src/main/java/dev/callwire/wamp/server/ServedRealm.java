package dev.callwire.wamp.server;

import dev.callwire.protocol.Host;
import dev.callwire.wamp.auth.Authorizer;
import dev.callwire.wamp.message.RegisterOptions;
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

    ServedRealm(Realm realm, RealmSettings settings, Host host) {
        this.realm = realm;
        authorizer = settings.authorizer();
        member = realm.join(SERVER);
        topics = new OfferedTopics(member);
        if (settings.servesLocally()) {
            host.served().methods().stream()
                    .filter(ServedProcedure::isCarried)
                    .map(ServedProcedure::new)
                    .forEach(this::register);
            host.served().events().forEach(event -> topics.add(event, host));
        }
    }

    private void register(ServedProcedure procedure) {
        try {
            member.register(procedure.uri(), RegisterOptions.NONE, procedure);
        } catch (RequestFailedException e) {
            LOG.warn("{} cannot be called in the realm {}: {}", procedure.uri(), realm.name(), e.words());
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

    OfferedTopics topics() {
        return topics;
    }
}
