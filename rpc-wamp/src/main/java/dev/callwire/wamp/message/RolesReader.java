package dev.callwire.wamp.message;

import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the roles that a client announces. Roles and features of which nothing is known are passed over. */
final class RolesReader {
    private static final Map<String, Role> ROLES =
            Arrays.stream(Role.values()).collect(Collectors.toUnmodifiableMap(Role::text, role -> role));
    private static final Map<String, Feature> FEATURES = features();

    private final JsonSlice name = new JsonSlice();

    private static Map<String, Feature> features() {
        var features = new HashMap<String, Feature>();
        for (var feature : Feature.values()) {
            features.put(feature.text(), feature);
        }
        // The specification spells it both ways.
        features.put("call_cancelling", Feature.CALL_CANCELING);
        return Map.copyOf(features);
    }

    /** Reads a dictionary; {@code null} if something in it is not as it should be. */
    @Nullable
    Roles read(JsonReader reader) {
        var roles = new EnumMap<Role, Set<Feature>>(Role.class);
        reader.beginObject();
        while (reader.nextName(name)) {
            var role = ROLES.get(name.toString());
            if (reader.peek() != '{') {
                return null;
            }
            var features = readRole(reader);
            if (features == null) {
                return null;
            }
            if (role != null) {
                roles.put(role, features);
            }
        }
        return new Roles(roles);
    }

    private @Nullable Set<Feature> readRole(JsonReader reader) {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        reader.beginObject();
        while (reader.nextName(name)) {
            if (!name.toString().equals("features")) {
                reader.skipValue();
            } else if (reader.peek() != '{') {
                return null;
            } else if (!readFeatures(reader, features)) {
                return null;
            }
        }
        return features;
    }

    private boolean readFeatures(JsonReader reader, Set<Feature> features) {
        reader.beginObject();
        while (reader.nextName(name)) {
            var feature = FEATURES.get(name.toString());
            byte first = reader.peek();
            if (feature == null) {
                reader.skipValue();
            } else if (first != 't' && first != 'f') {
                return false;
            } else if (reader.readBoolean()) {
                features.add(feature);
            }
        }
        return true;
    }
}
