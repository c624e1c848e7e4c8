package dev.callwire.wamp.router;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.callwire.json.JsonWriter;
import java.time.Instant;
import java.util.List;

/** Sessions, registrations and subscriptions as JSON, for who asks about them. */
final class MetaJson {
    private MetaJson() {}

    static void session(JsonWriter json, Member member) {
        var identity = member.identity();
        name(json.raw((byte) '{'), "session").value(member.id()).raw((byte) ',');
        name(json, "authid").value(identity.authid()).raw((byte) ',');
        name(json, "authrole").value(identity.authrole()).raw((byte) ',');
        name(json, "authmethod").value(identity.authmethod()).raw((byte) ',');
        name(json, "authprovider").value(identity.authprovider()).raw((byte) '}');
    }

    static void registration(JsonWriter json, Registration registration) {
        described(json, registration).raw((byte) ',');
        name(json, "invoke").value(registration.policy().text()).raw((byte) '}');
    }

    static void subscription(JsonWriter json, Subscription subscription) {
        described(json, subscription).raw((byte) '}');
    }

    private static JsonWriter described(JsonWriter json, MatchedUri matched) {
        name(json.raw((byte) '{'), "id").value(matched.id()).raw((byte) ',');
        name(json, "created")
                .value(Instant.ofEpochMilli(matched.created()).toString())
                .raw((byte) ',');
        name(json, "uri").value(matched.uri()).raw((byte) ',');
        return name(json, "match").value(matched.match().text());
    }

    static JsonWriter ids(JsonWriter json, List<Long> ids) {
        json.raw((byte) '[');
        for (int i = 0; i < ids.size(); i++) {
            if (i > 0) {
                json.raw((byte) ',');
            }
            json.value((long) ids.get(i));
        }
        return json.raw((byte) ']');
    }

    static JsonWriter name(JsonWriter json, String name) {
        return json.raw((byte) '"').raw(name.getBytes(US_ASCII)).raw((byte) '"').raw((byte) ':');
    }
}
