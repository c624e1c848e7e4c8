package dev.callwire.wamp.router;

import dev.callwire.json.JsonSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a realm says of itself in a WELCOME: exactly what is there. */
final class Announcement {
    private static final List<String> BROKER = List.of(
            "publisher_exclusion",
            "subscriber_blackwhite_listing",
            "pattern_based_subscription",
            "session_meta_api",
            "subscription_meta_api",
            "subscription_revocation",
            "event_retention",
            "payload_passthru_mode");
    private static final List<String> DEALER = List.of(
            "progressive_call_results",
            "progressive_call_invocations",
            "call_canceling",
            "call_timeout",
            "pattern_based_registration",
            "shared_registration",
            "registration_revocation",
            "session_meta_api",
            "registration_meta_api",
            "testament_meta_api",
            "payload_passthru_mode");

    private Announcement() {}

    /** The roles of a realm, with their features. */
    static JsonSlice of(RealmOptions options) {
        var broker = new ArrayList<>(BROKER);
        var dealer = new ArrayList<>(DEALER);
        if (options.disclosure() != Disclosure.NEVER) {
            broker.add("publisher_identification");
            dealer.add("caller_identification");
        }
        if (!options.trustLevels().isEmpty()) {
            broker.add("publication_trustlevels");
            dealer.add("call_trustlevels");
        }
        if (!options.histories().isEmpty()) {
            broker.add("event_history");
        }
        return JsonSlice.of("{\"broker\":{\"features\":" + features(broker) + "},\"dealer\":{\"features\":"
                + features(dealer) + "}}");
    }

    private static String features(List<String> names) {
        return names.stream().map(name -> "\"" + name + "\":true").collect(Collectors.joining(",", "{", "}"));
    }
}
