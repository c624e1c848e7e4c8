package dev.callwire.wamp.client;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import java.util.HashSet;
import java.util.Set;

/** What a router announces in its WELCOME for its dealer. */
final class RouterFeatures {
    static final String PROGRESSIVE_CALL_RESULTS = "progressive_call_results";
    static final String PROGRESSIVE_CALL_INVOCATIONS = "progressive_call_invocations";
    static final String CALL_CANCELING = "call_canceling";

    /** The specification spells it both ways. */
    private static final String CALL_CANCELLING = "call_cancelling";

    /** Nothing is announced. */
    static final RouterFeatures NONE = new RouterFeatures();

    private final Set<String> dealer = new HashSet<>();

    private RouterFeatures() {}

    /** Reads the details of a WELCOME. What is not of the form announces nothing. */
    static RouterFeatures of(JsonSlice details) {
        var features = new RouterFeatures();
        try {
            features.read(within(within(within(details, "roles"), "dealer"), "features"));
        } catch (JsonException e) {
            features.dealer.clear();
        }
        return features;
    }

    /** A member of an object; an empty view if there is none. */
    private static JsonSlice within(JsonSlice object, String member) {
        var value = new JsonSlice();
        if (!isObject(object)) {
            return value;
        }
        var reader = new JsonReader(JsonLimits.DEFAULTS).reset(object);
        var name = new JsonSlice();
        reader.beginObject();
        while (reader.nextName(name)) {
            if (name.toString().equals(member)) {
                reader.readValue(value);
            } else {
                reader.skipValue();
            }
        }
        return value;
    }

    private static boolean isObject(JsonSlice json) {
        return !json.isEmpty() && json.array()[json.offset()] == '{';
    }

    private void read(JsonSlice features) {
        if (!isObject(features)) {
            return;
        }
        var reader = new JsonReader(JsonLimits.DEFAULTS).reset(features);
        var name = new JsonSlice();
        reader.beginObject();
        while (reader.nextName(name)) {
            var feature = name.toString();
            if (reader.peek() == 't') {
                dealer.add(feature.equals(CALL_CANCELLING) ? CALL_CANCELING : feature);
            }
            reader.skipValue();
        }
    }

    boolean has(String feature) {
        return dealer.contains(feature);
    }
}
