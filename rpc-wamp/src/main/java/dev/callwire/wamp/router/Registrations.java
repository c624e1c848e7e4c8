package dev.callwire.wamp.router;

import dev.callwire.wamp.message.Feature;
import dev.callwire.wamp.message.InvocationPolicy;
import dev.callwire.wamp.message.Key;
import dev.callwire.wamp.message.Match;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.MessageType;
import dev.callwire.wamp.message.Role;
import dev.callwire.wamp.message.UriRule;
import dev.callwire.wamp.message.Uris;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The procedures that are offered, and by whom. Used under the realm's lock alone. */
final class Registrations {
    private final Realm realm;
    private final PatternTable<Registration> table = new PatternTable<>();
    private final LongMap<Registration> byId = new LongMap<>();

    Registrations(Realm realm) {
        this.realm = realm;
    }

    void register(Member callee, Message.Register message) {
        var options = message.options();
        var uri = message.procedure();
        long request = message.request();
        if (!realm.options().uris().allows(uri, options.match()) || UriRule.isReserved(uri)) {
            callee.fail(MessageType.REGISTER, request, Uris.INVALID_URI, "No procedure can be registered as this URI");
        } else if (callee.isSession()
                && callee.registrations.size() >= realm.limits().registrations()) {
            callee.limitPassed("registrations");
            callee.fail(
                    MessageType.REGISTER, request, Uris.TOO_MANY, "This session has as many registrations as it may");
        } else {
            var existing = table.get(uri, options.match());
            if (existing == null) {
                create(callee, message);
            } else if (mayJoin(callee, existing, options.invoke())) {
                join(callee, existing, message);
            } else {
                callee.fail(
                        MessageType.REGISTER,
                        request,
                        Uris.PROCEDURE_ALREADY_EXISTS,
                        "The procedure is registered already: " + uri);
            }
        }
    }

    private static boolean mayJoin(Member callee, Registration existing, InvocationPolicy policy) {
        return policy != InvocationPolicy.SINGLE
                && policy == existing.policy()
                && callee.registrations.get(existing.id()) == null;
    }

    private void create(Member callee, Message.Register message) {
        var options = message.options();
        var registration =
                new Registration(realm.nextId(), message.procedure(), options.match(), options.invoke(), realm.now());
        table.put(registration.uri(), registration.match(), registration);
        byId.put(registration.id(), registration);
        join(callee, registration, message);
    }

    private void join(Member callee, Registration registration, Message.Register message) {
        boolean isFirst = registration.callees().isEmpty();
        registration.add(callee, message.options().discloseCaller());
        callee.registrations.put(registration.id(), registration);
        callee.deliver(new Message.Registered(message.request(), registration.id()));
        if (isFirst) {
            realm.meta().registrationCreated(callee, registration);
        }
        realm.meta().registered(callee, registration);
    }

    void unregister(Member callee, Message.Unregister message) {
        var registration = callee.registrations.get(message.registration());
        if (registration == null) {
            callee.fail(
                    MessageType.UNREGISTER,
                    message.request(),
                    Uris.NO_SUCH_REGISTRATION,
                    "This session has no registration " + message.registration());
        } else {
            callee.deliver(new Message.Unregistered(message.request(), null));
            remove(callee, registration);
        }
    }

    private void remove(Member callee, Registration registration) {
        callee.registrations.remove(registration.id());
        registration.remove(callee);
        realm.meta().unregistered(callee, registration);
        if (registration.callees().isEmpty() && byId.remove(registration.id()) != null) {
            table.remove(registration.uri(), registration.match());
            realm.meta().registrationDeleted(callee, registration);
        }
    }

    /** Takes a registration from a member, and tells it if it wants to know. */
    boolean revoke(Member callee, long id, @Nullable String reason) {
        var registration = callee.registrations.get(id);
        if (registration == null) {
            return false;
        }
        if (callee.has(Role.CALLEE, Feature.REGISTRATION_REVOCATION)) {
            var details = realm.dictionary()
                    .begin()
                    .put(Key.REGISTRATION, id)
                    .put(Key.REASON, reason)
                    .end();
            callee.deliver(new Message.Unregistered(0, details));
        }
        remove(callee, registration);
        return true;
    }

    @Nullable
    Registration find(String uri, Match match) {
        return table.get(uri, match);
    }

    @Nullable
    Registration best(String uri) {
        return table.best(uri);
    }

    /** The best of a member's own. */
    @Nullable
    Registration of(Member callee, String uri) {
        Registration found = null;
        for (var registration : callee.registrations.values()) {
            if (registration.match().covers(registration.uri(), uri)
                    && (found == null || isBetter(registration, found))) {
                found = registration;
            }
        }
        return found;
    }

    private static boolean isBetter(Registration one, Registration other) {
        int order = one.match().compareTo(other.match());
        return order < 0 || (order == 0 && one.uri().length() > other.uri().length());
    }

    @Nullable
    Registration find(long id) {
        return byId.get(id);
    }

    Collection<Registration> all(Match match) {
        return table.all(match);
    }

    void leave(Member member) {
        for (var registration : member.registrations.values()) {
            remove(member, registration);
        }
    }
}
