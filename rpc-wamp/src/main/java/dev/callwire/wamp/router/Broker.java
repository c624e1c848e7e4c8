package dev.callwire.wamp.router;

import dev.callwire.json.JsonSlice;
import dev.callwire.wamp.message.Feature;
import dev.callwire.wamp.message.Key;
import dev.callwire.wamp.message.Match;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.MessageType;
import dev.callwire.wamp.message.Role;
import dev.callwire.wamp.message.UriRule;
import dev.callwire.wamp.message.Uris;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings events to those who subscribed to their topics. Used under the realm's lock alone. */
final class Broker {
    private final Realm realm;
    private final PatternTable<Subscription> table = new PatternTable<>();
    private final LongMap<Subscription> byId = new LongMap<>();
    private final RetainedEvents retained;

    Broker(Realm realm) {
        this.realm = realm;
        retained = new RetainedEvents(
                realm.options().retainedTopics(), realm.options().retainedBytes());
        for (var rule : realm.options().histories()) {
            create(rule.uri(), rule.match(), rule.events());
        }
    }

    void subscribe(Member member, Message.Subscribe message) {
        var match = message.options().match();
        if (!realm.options().uris().allows(message.topic(), match)) {
            member.fail(MessageType.SUBSCRIBE, message.request(), Uris.INVALID_URI, "A topic's name is a URI");
            return;
        }
        var existing = table.get(message.topic(), match);
        if (existing != null && member.subscriptions.get(existing.id()) != null) {
            member.deliver(new Message.Subscribed(message.request(), existing.id()));
            deliverRetained(member, existing, message);
        } else if (member.isSession()
                && member.subscriptions.size() >= realm.limits().subscriptions()) {
            member.limitPassed("subscriptions");
            member.fail(
                    MessageType.SUBSCRIBE,
                    message.request(),
                    Uris.TOO_MANY,
                    "This session has as many subscriptions as it may");
        } else {
            var subscription = existing == null ? create(message.topic(), match, 0) : existing;
            subscription.add(member);
            member.subscriptions.put(subscription.id(), subscription);
            member.deliver(new Message.Subscribed(message.request(), subscription.id()));
            deliverRetained(member, subscription, message);
            if (existing == null) {
                realm.meta().subscriptionCreated(member, subscription);
            }
            realm.meta().subscribed(member, subscription);
            member.subscribed(subscription);
        }
    }

    private Subscription create(String uri, Match match, int history) {
        var subscription = new Subscription(realm.nextId(), uri, match, realm.now(), history);
        table.put(uri, match, subscription);
        byId.put(subscription.id(), subscription);
        return subscription;
    }

    private void deliverRetained(Member member, Subscription subscription, Message.Subscribe message) {
        if (!message.options().getRetained()) {
            return;
        }
        var events = new ArrayList<Publication>();
        if (subscription.match() == Match.EXACT) {
            addLatest(subscription.uri(), member, events);
        } else {
            for (var topic : retained.topics()) {
                if (subscription.match().covers(subscription.uri(), topic)) {
                    addLatest(topic, member, events);
                }
            }
        }
        for (var event : events) {
            member.deliver(event(event, subscription, true));
        }
    }

    private void addLatest(String topic, Member member, List<Publication> events) {
        var latest = retained.latest(topic, member);
        if (latest != null) {
            events.add(latest);
        }
    }

    void unsubscribe(Member member, Message.Unsubscribe message) {
        var subscription = member.subscriptions.get(message.subscription());
        if (subscription == null) {
            member.fail(
                    MessageType.UNSUBSCRIBE,
                    message.request(),
                    Uris.NO_SUCH_SUBSCRIPTION,
                    "This session has no subscription " + message.subscription());
        } else {
            member.deliver(new Message.Unsubscribed(message.request(), null));
            remove(member, subscription);
        }
    }

    private void remove(Member member, Subscription subscription) {
        member.subscriptions.remove(subscription.id());
        subscription.remove(member);
        realm.meta().unsubscribed(member, subscription);
        member.unsubscribed(subscription);
        if (subscription.members().isEmpty() && !subscription.isPermanent() && byId.remove(subscription.id()) != null) {
            table.remove(subscription.uri(), subscription.match());
            realm.meta().subscriptionDeleted(member, subscription);
        }
    }

    /** Takes a subscription from a member, and tells it if it wants to know. */
    boolean revoke(Member member, long id, @Nullable String reason) {
        var subscription = member.subscriptions.get(id);
        if (subscription == null) {
            return false;
        }
        if (member.has(Role.SUBSCRIBER, Feature.SUBSCRIPTION_REVOCATION)) {
            var details = realm.dictionary()
                    .begin()
                    .put(Key.SUBSCRIPTION, id)
                    .put(Key.REASON, reason)
                    .end();
            member.deliver(new Message.Unsubscribed(0, details));
        }
        remove(member, subscription);
        return true;
    }

    void leave(Member member) {
        for (var subscription : member.subscriptions.values()) {
            remove(member, subscription);
        }
    }

    @Nullable
    Subscription find(String uri, Match match) {
        return table.get(uri, match);
    }

    @Nullable
    Subscription find(long id) {
        return byId.get(id);
    }

    Collection<Subscription> all(Match match) {
        return table.all(match);
    }

    List<Subscription> matching(String topic) {
        var found = new ArrayList<Subscription>(2);
        table.forEachMatch(topic, found::add);
        return found;
    }

    void publish(Member publisher, Message.Publish message) {
        var options = message.options();
        var passthru = options.passthru();
        if (passthru != null
                && passthru.isAnnounced()
                && !publisher.has(Role.PUBLISHER, Feature.PAYLOAD_PASSTHRU_MODE)) {
            publisher.violate("A publisher announces payload_passthru_mode before it uses it");
        } else if (!realm.options().uris().allows(message.topic()) || UriRule.isReserved(message.topic())) {
            refuse(publisher, message, Uris.INVALID_URI, "Nothing can be published to this URI");
        } else if (options.discloseMe() && realm.options().disclosure() == Disclosure.NEVER) {
            refuse(publisher, message, Uris.DISCLOSE_ME_DISALLOWED, "Publishers are not disclosed here");
        } else {
            boolean disclosed = options.discloseMe() || realm.options().disclosure() == Disclosure.ALWAYS;
            var publication = new Publication(
                    realm.nextPublication(),
                    message.topic(),
                    message.payload(),
                    passthru,
                    options.audience(),
                    options.excludeMe() ? publisher.id() : 0,
                    disclosed ? new Publication.Discloser(publisher.id(), publisher.identity()) : null,
                    realm.options().trustLevel(publisher.identity()),
                    realm.now());
            publish(publication, options.retain());
            if (options.acknowledge()) {
                publisher.deliver(new Message.Published(message.request(), publication.id()));
            }
        }
    }

    private static void refuse(Member publisher, Message.Publish message, String error, String words) {
        if (message.options().acknowledge()) {
            publisher.fail(MessageType.PUBLISH, message.request(), error, words);
        }
    }

    void publish(Publication publication, boolean retain) {
        if (retain) {
            retained.keep(publication);
        }
        for (var subscription : matching(publication.topic())) {
            subscription.remember(publication);
            deliver(publication, subscription);
        }
    }

    /** Whether an event of a topic would come to anybody. */
    boolean hears(String topic) {
        return table.hasMatch(topic);
    }

    /**
     * Hands an event to all who get it: the same bytes for all at the other end of a connection, made once. Those in this
     * process come last, since what they do with it may be to publish.
     */
    private void deliver(Publication publication, Subscription subscription) {
        var members = subscription.members();
        byte[] frame = null;
        int length = 0;
        boolean anyLocal = false;
        for (var member : members) {
            if (!(member instanceof RemoteMember remote)) {
                anyLocal = true;
            } else if (publication.isFor(member)) {
                if (frame == null) {
                    var written = realm.encode(event(publication, subscription, false));
                    frame = written.array();
                    length = written.length();
                }
                remote.deliverEvent(frame, length);
            }
        }
        if (anyLocal) {
            for (var member : members) {
                if (!(member instanceof RemoteMember) && publication.isFor(member)) {
                    member.deliver(event(publication, subscription, false));
                }
            }
        }
    }

    private Message.Event event(Publication publication, Subscription subscription, boolean isRetained) {
        return new Message.Event(
                subscription.id(),
                publication.id(),
                details(publication, subscription, isRetained),
                publication.payload());
    }

    JsonSlice details(Publication publication, Subscription subscription, boolean isRetained) {
        var details = realm.dictionary().begin();
        var discloser = publication.discloser();
        if (discloser != null) {
            details.put(Key.PUBLISHER, discloser.session())
                    .put(Key.PUBLISHER_AUTHID, discloser.identity().authid())
                    .put(Key.PUBLISHER_AUTHROLE, discloser.identity().authrole());
        }
        if (subscription.match() != Match.EXACT) {
            details.put(Key.TOPIC, publication.topic());
        }
        return details.put(Key.TRUST_LEVEL, publication.trustLevel())
                .flag(Key.RETAINED, isRetained)
                .put(publication.passthru())
                .end();
    }
}
