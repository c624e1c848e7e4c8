package dev.callwire.wamp.server;

import dev.callwire.call.RpcPeer;
import dev.callwire.call.TopicOptions.Use;
import dev.callwire.protocol.Host;
import dev.callwire.wamp.auth.AccessRequest;
import dev.callwire.wamp.auth.Action;
import dev.callwire.wamp.auth.Authorizer;
import dev.callwire.wamp.message.Match;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.Payload;
import dev.callwire.wamp.message.Uris;
import dev.callwire.wamp.router.Disclosure;
import dev.callwire.wamp.router.Identity;
import dev.callwire.wamp.router.Refusal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one client may do in its realm: asks whoever has a say in it, where code of users may run. */
final class Access {
    private static final Logger LOG = LoggerFactory.getLogger(Access.class);

    private static final String KILLING =
            "Nobody ends the sessions of others in this realm: it has no authorizer that says who may";

    private final ServedRealm realm;
    private final Disclosure disclosure;
    private final Host host;
    private final RpcPeer peer;
    private final long session;
    private final Identity identity;

    Access(ServedRealm realm, Disclosure disclosure, Host host, RpcPeer peer, long session, Identity identity) {
        this.realm = realm;
        this.disclosure = disclosure;
        this.host = host;
        this.peer = peer;
        this.session = session;
        this.identity = identity;
    }

    /**
     * Asks whether the client may do something. The message is valid while this runs.
     *
     * @return {@code null} if nobody has to be asked; otherwise completes with why it may not, or with {@code null}
     */
    @Nullable
    CompletableFuture<@Nullable Refusal> ask(Message.Request message) {
        return mayKill(message)
                ? ask(message, message instanceof Message.Publish publish && OfferedTopic.isForAll(publish))
                : CompletableFuture.completedFuture(new Refusal(Uris.NOT_AUTHORIZED, KILLING));
    }

    /** Asks whether the client may have an event published when it has gone, which is valid while this runs. */
    @Nullable
    CompletableFuture<@Nullable Refusal> askForTestament(Message.Publish event) {
        return ask(event, false);
    }

    /** Where nobody is asked, the clients of a realm are all the same, and do not end each other's sessions. */
    private boolean mayKill(Message.Request message) {
        return realm.authorizer() != null
                || realm.endsSessions()
                || !(message instanceof Message.Call call)
                || !call.procedure().startsWith("wamp.session.kill");
    }

    /** @param published whether an event is published by this, if it may be */
    private @Nullable CompletableFuture<@Nullable Refusal> ask(Message.Request message, boolean published) {
        var topics = topicsOf(message);
        var authorizer = realm.authorizer();
        if (topics.isEmpty() && authorizer == null) {
            return null;
        }
        var payload = published && !topics.isEmpty() && message instanceof Message.Publish publish
                ? publish.payload().copy()
                : null;
        var request = request(message);
        var goesOn = new CompletableFuture<@Nullable Refusal>();
        host.workers().execute(() -> decide(authorizer, request, topics, payload, goesOn));
        return goesOn;
    }

    private List<OfferedTopic> topicsOf(Message.Request message) {
        if (message instanceof Message.Subscribe subscribe) {
            return realm.topics()
                    .matching(subscribe.topic(), subscribe.options().match());
        } else if (message instanceof Message.Publish publish && !isRefused(publish)) {
            return realm.topics().matching(publish.topic(), Match.EXACT);
        }
        return List.of();
    }

    /** Whether the realm refuses an event anyway. */
    private boolean isRefused(Message.Publish message) {
        return message.options().discloseMe() && disclosure == Disclosure.NEVER;
    }

    private AccessRequest request(Message.Request message) {
        if (message instanceof Message.Call call) {
            return request(
                    Action.CALL,
                    call.procedure(),
                    Match.EXACT,
                    call.options().json().toString());
        } else if (message instanceof Message.Register register) {
            var options = register.options();
            return request(
                    Action.REGISTER,
                    register.procedure(),
                    options.match(),
                    options.json().toString());
        } else if (message instanceof Message.Subscribe subscribe) {
            var options = subscribe.options();
            return request(
                    Action.SUBSCRIBE,
                    subscribe.topic(),
                    options.match(),
                    options.json().toString());
        } else if (message instanceof Message.Publish publish) {
            return request(
                    Action.PUBLISH,
                    publish.topic(),
                    Match.EXACT,
                    publish.options().json().toString());
        }
        throw new IllegalStateException("Nobody is asked about " + message.type());
    }

    private AccessRequest request(Action action, String uri, Match match, String options) {
        return new AccessRequest(realm.realm().name(), session, identity, action, uri, match, options);
    }

    private void decide(
            @Nullable Authorizer authorizer,
            AccessRequest request,
            List<OfferedTopic> topics,
            @Nullable Payload payload,
            CompletableFuture<@Nullable Refusal> goesOn) {
        try {
            CompletionStage<Boolean> decision =
                    authorizer == null ? CompletableFuture.completedFuture(true) : authorizer.mayDo(request);
            decision.whenComplete((allowed, failure) -> {
                if (failure != null) {
                    fail(request, failure, goesOn);
                } else if (!Boolean.TRUE.equals(allowed)) {
                    goesOn.complete(refusal(request));
                } else if (topics.isEmpty()) {
                    goesOn.complete(null);
                } else {
                    host.workers().execute(() -> useTopics(request, topics, payload, goesOn));
                }
            });
        } catch (RuntimeException | Error e) {
            fail(request, e, goesOn);
        }
    }

    private void useTopics(
            AccessRequest request,
            List<OfferedTopic> topics,
            @Nullable Payload payload,
            CompletableFuture<@Nullable Refusal> goesOn) {
        try {
            var use = request.action() == Action.PUBLISH ? Use.PUBLISH : Use.SUBSCRIBE;
            if (!topics.stream().allMatch(topic -> topic.allows(peer, use))) {
                goesOn.complete(refusal(request));
            } else {
                goesOn.complete(payload == null ? null : topics.get(0).publish(payload));
            }
        } catch (RuntimeException | Error e) {
            fail(request, e, goesOn);
        }
    }

    private static Refusal refusal(AccessRequest request) {
        return new Refusal(Uris.NOT_AUTHORIZED, request.action() + " of " + request.uri() + " is not allowed");
    }

    private static void fail(AccessRequest request, Throwable failure, CompletableFuture<?> goesOn) {
        LOG.error("Nobody could say whether {} of {} is allowed", request.action(), request.uri(), failure);
        goesOn.completeExceptionally(failure);
    }
}
