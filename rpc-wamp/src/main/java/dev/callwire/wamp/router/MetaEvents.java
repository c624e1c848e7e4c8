package dev.callwire.wamp.router;

import dev.callwire.json.JsonWriter;
import dev.callwire.wamp.message.Audience;
import dev.callwire.wamp.message.Payload;

/** Publishes what happens to sessions, registrations and subscriptions, where somebody wants to know. */
final class MetaEvents {
    private final Realm realm;

    MetaEvents(Realm realm) {
        this.realm = realm;
    }

    void joined(Member member) {
        if (member.isSession() && hears("wamp.session.on_join")) {
            var list = list();
            MetaJson.session(list, member);
            publish("wamp.session.on_join", list);
        }
    }

    void left(Member member) {
        if (member.isSession() && hears("wamp.session.on_leave")) {
            var list = list().value(member.id()).raw((byte) ',');
            list.value(member.identity().authid()).raw((byte) ',');
            list.value(member.identity().authrole());
            publish("wamp.session.on_leave", list);
        }
    }

    void registrationCreated(Member callee, Registration registration) {
        if (hears("wamp.registration.on_create")) {
            var list = list().value(callee.id()).raw((byte) ',');
            MetaJson.registration(list, registration);
            publish("wamp.registration.on_create", list);
        }
    }

    void registered(Member callee, Registration registration) {
        publish("wamp.registration.on_register", callee, registration.id());
    }

    void unregistered(Member callee, Registration registration) {
        publish("wamp.registration.on_unregister", callee, registration.id());
    }

    void registrationDeleted(Member callee, Registration registration) {
        publish("wamp.registration.on_delete", callee, registration.id());
    }

    void subscriptionCreated(Member subscriber, Subscription subscription) {
        if (hears("wamp.subscription.on_create")) {
            var list = list().value(subscriber.id()).raw((byte) ',');
            MetaJson.subscription(list, subscription);
            publish("wamp.subscription.on_create", list);
        }
    }

    void subscribed(Member subscriber, Subscription subscription) {
        publish("wamp.subscription.on_subscribe", subscriber, subscription.id());
    }

    void unsubscribed(Member subscriber, Subscription subscription) {
        publish("wamp.subscription.on_unsubscribe", subscriber, subscription.id());
    }

    void subscriptionDeleted(Member subscriber, Subscription subscription) {
        publish("wamp.subscription.on_delete", subscriber, subscription.id());
    }

    private boolean hears(String topic) {
        return realm.broker().hears(topic);
    }

    private static JsonWriter list() {
        return new JsonWriter(128, Integer.MAX_VALUE).raw((byte) '[');
    }

    private void publish(String topic, Member member, long id) {
        if (hears(topic)) {
            publish(topic, list().value(member.id()).raw((byte) ',').value(id));
        }
    }

    private void publish(String topic, JsonWriter list) {
        var payload = Payload.of(list.raw((byte) ']').toSlice());
        realm.broker()
                .publish(
                        new Publication(
                                realm.nextPublication(),
                                topic,
                                payload,
                                null,
                                Audience.ALL,
                                0,
                                null,
                                null,
                                realm.now()),
                        false);
    }
}
