package dev.callwire.wamp.message;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The roles that a client announced, each with the features that it announced for it.
 *
 * @param features the announced features of each announced role
 */
public record Roles(Map<Role, Set<Feature>> features) {
    /** All roles with all features. */
    public static final Roles ALL = all();

    public Roles {
        var copy = new EnumMap<Role, Set<Feature>>(Role.class);
        features.forEach((role, announced) -> copy.put(
                role, announced.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(announced))));
        features = Collections.unmodifiableMap(copy);
    }

    public boolean has(Role role) {
        return features.containsKey(role);
    }

    public boolean has(Role role, Feature feature) {
        var announced = features.get(role);
        return announced != null && announced.contains(feature);
    }

    private static Roles all() {
        var all = new EnumMap<Role, Set<Feature>>(Role.class);
        for (var role : Role.values()) {
            all.put(role, EnumSet.allOf(Feature.class));
        }
        return new Roles(all);
    }
}
