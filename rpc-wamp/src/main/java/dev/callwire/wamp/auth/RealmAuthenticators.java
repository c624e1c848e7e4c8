package dev.callwire.wamp.auth;

import static java.util.Objects.requireNonNull;

import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.router.Admission;
import dev.callwire.wamp.router.Authenticator;
import java.util.Map;

/** Asks otherwise in one realm than in another. Thread-safe. */
public final class RealmAuthenticators implements Authenticator {
    private final Map<String, Authenticator> byRealm;
    private final Authenticator otherwise;

    /**
     * Takes authenticators by realm.
     *
     * @param otherwise for all realms that have none of their own
     */
    public RealmAuthenticators(Map<String, Authenticator> byRealm, Authenticator otherwise) {
        this.byRealm = Map.copyOf(byRealm);
        this.otherwise = requireNonNull(otherwise, "otherwise");
    }

    @Override
    public void decide(Message.Hello hello, Admission admission) {
        byRealm.getOrDefault(hello.realm(), otherwise).decide(hello, admission);
    }
}
