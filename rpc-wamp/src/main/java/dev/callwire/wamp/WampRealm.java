package dev.callwire.wamp;

import static java.util.Objects.requireNonNull;

import dev.callwire.wamp.auth.AuthMethod;
import dev.callwire.wamp.auth.Authorizer;
import dev.callwire.wamp.message.Match;
import dev.callwire.wamp.message.UriRule;
import dev.callwire.wamp.router.Disclosure;
import dev.callwire.wamp.router.HistoryRule;
import dev.callwire.wamp.router.RealmOptions;
import dev.callwire.wamp.server.RealmSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a realm of a {@link WampRouter} is to be. */
public final class WampRealm {
    private final String name;
    private final List<AuthMethod> methods = new ArrayList<>();
    private final List<HistoryRule> histories = new ArrayList<>();
    private final Map<String, Integer> trustLevels = new HashMap<>();
    private RealmOptions options = RealmOptions.DEFAULTS;
    private @Nullable Authorizer authorizer;
    private boolean servesLocally = true;
    private boolean bridged;
    private boolean endsSessions;

    WampRealm(String name) {
        this.name = requireNonNull(name, "name");
    }

    /** Has clients prove who they are, by one of these methods. Without any, anybody comes in. */
    public WampRealm authenticate(AuthMethod... by) {
        methods.addAll(List.of(by));
        return this;
    }

    /** Has somebody say who may do what. Without one, all may do all. */
    public WampRealm authorize(Authorizer by) {
        authorizer = requireNonNull(by, "by");
        return this;
    }

    /** Sets whether callees and subscribers get to know who calls and publishes; by default if somebody asks for it. */
    public WampRealm disclosure(Disclosure disclosure) {
        options = options.withDisclosure(requireNonNull(disclosure, "disclosure"));
        return this;
    }

    /** Sets what URIs look like; by default loose. */
    public WampRealm uris(UriRule rule) {
        options = options.withUris(requireNonNull(rule, "rule"));
        return this;
    }

    /**
     * Keeps the latest events of a topic, or of all topics that a pattern stands for, for whoever asks for them later.
     *
     * @param events how many
     */
    public WampRealm history(String uri, Match match, int events) {
        histories.add(new HistoryRule(uri, match, events));
        return this;
    }

    /**
     * Sets what may be retained for those who subscribe later; by default 10,000 topics and 64 MiB.
     *
     * @param topics how many may have retained events
     * @param bytes of all their payloads together
     */
    public WampRealm retention(int topics, long bytes) {
        options = options.withRetainedTopics(topics).withRetainedBytes(bytes);
        return this;
    }

    /**
     * Lets callees send progressive results though they do not announce that their calls can be cancelled, as popular clients
     * do. The specification says no.
     */
    public WampRealm progressWithoutCanceling() {
        options = options.withProgressWithoutCanceling(true);
        return this;
    }

    /**
     * Says how far callers and publishers of a role are trusted: a number, which callees and subscribers get with each call and
     * event, and which means what they make of it.
     */
    public WampRealm trustLevel(String authrole, int level) {
        trustLevels.put(requireNonNull(authrole, "authrole"), level);
        return this;
    }

    /** Leaves out what the server serves and offers: then the realm has only what its clients bring. */
    public WampRealm withoutServerMethods() {
        servesLocally = false;
        return this;
    }

    /**
     * Lets clients of the server's other protocols call what this realm's clients offer, whoever they are: neither
     * {@link #authenticate} nor {@link #authorize} knows of them. Unless a realm says so, that is the first one, if it has neither.
     */
    public WampRealm bridged() {
        bridged = true;
        return this;
    }

    /**
     * Lets clients end each other's sessions, by {@code wamp.session.kill} and the like, where there is no authorizer; by default
     * nobody may there. Where there is one, it says who may.
     */
    public WampRealm clientsMayEndSessions() {
        endsSessions = true;
        return this;
    }

    RealmSettings settings() {
        return new RealmSettings(
                name,
                options.withHistories(histories).withTrustLevels(trustLevels),
                methods,
                authorizer,
                servesLocally,
                bridged,
                endsSessions);
    }
}
