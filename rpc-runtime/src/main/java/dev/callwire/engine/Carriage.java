package dev.callwire.engine;

import dev.callwire.protocol.Feature;
import dev.callwire.protocol.Protocol;
import dev.callwire.stub.MethodDescriptor;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a protocol carries, and what to say of what it does not. Immutable. */
final class Carriage {
    private final Protocol protocol;
    private final List<Protocol> others;
    private final boolean dialled;

    /** Whether it carries all there is, so that nothing has to be looked at. */
    private final boolean complete;

    /**
     * What one end may send and serve.
     *
     * @param others the protocols that may be spoken instead
     * @param dialled whether this end opened the connection
     */
    Carriage(Protocol protocol, List<Protocol> others, boolean dialled) {
        this.protocol = protocol;
        this.others = others;
        this.dialled = dialled;
        complete = isComplete(protocol.features()) && isComplete(protocol.featuresBack());
    }

    /** Whether methods and topics go by their URIs. */
    boolean namesByUri() {
        return protocol.namesByUri();
    }

    private static boolean isComplete(Set<Feature> features) {
        return features.size() == Feature.values().length;
    }

    /** @throws IllegalStateException if none of the protocols carries the method */
    static void requireCarried(ServedMethod method, List<Protocol> spoken, List<Protocol> known) {
        var needs = needs(method.descriptor());
        if (spoken.stream().anyMatch(protocol -> protocol.features().containsAll(needs))) {
            return;
        }
        var lacking = needs.stream()
                .filter(feature -> spoken.stream()
                        .noneMatch(protocol -> protocol.features().contains(feature)))
                .findFirst()
                .orElseGet(() -> needs.iterator().next());
        throw new IllegalStateException(
                method.name() + " of " + method.service().getSimpleName() + " "
                        + lacking.text() + ", which none of the protocols here carries: " + names(spoken.stream())
                        + instead(known, lacking, false));
    }

    /** @throws IllegalStateException if the end that was dialled cannot call the method */
    static void requireCalledBack(ServedMethod method, Protocol protocol, List<Protocol> known) {
        var needs = needs(method.descriptor());
        if (!method.descriptor().isNotification()) {
            needs.add(Feature.CALL_BACK);
        }
        var refusal = refusal(method.name() + " of " + method.service().getSimpleName(), needs, true, protocol, known);
        if (refusal != null) {
            throw new IllegalStateException(refusal);
        }
    }

    /** @throws IllegalStateException if the end that was dialled cannot subscribe to the topic */
    static void requireSubscribedTo(String topic, Protocol protocol, List<Protocol> known) {
        var refusal = refusal(topic, EnumSet.of(Feature.TOPIC, Feature.CALL_BACK), true, protocol, known);
        if (refusal != null) {
            throw new IllegalStateException(refusal);
        }
    }

    /** What a method takes of a protocol that carries it. */
    static Set<Feature> needs(MethodDescriptor<?> method) {
        var needs = EnumSet.noneOf(Feature.class);
        if (method.subscription() != null) {
            needs.add(Feature.NAMED_SUBSCRIPTION);
        } else if (method.isStream()) {
            needs.add(Feature.RESULT_STREAM);
        }
        if (method.hasStreamParams()) {
            needs.add(Feature.PARAMETER_STREAM);
        }
        if (method.streamParameterNames().size() > 1) {
            needs.add(Feature.SEVERAL_PARAMETER_STREAMS);
        }
        if (method.passesReferences()) {
            needs.add(Feature.REFERENCE);
            if (method.returnsReferences()) {
                needs.add(Feature.RESULT_REFERENCE);
            }
        }
        return needs;
    }

    /** Why a method that the peer calls cannot be carried, and what can; {@code null} if it is. */
    @Nullable
    String refusal(ServedMethod method) {
        return complete ? null : refusal(method.name(), needs(method.descriptor()), dialled);
    }

    /** Why a call of this end's cannot be carried, and what can; {@code null} if it is. */
    @Nullable
    String refusal(PendingCall<?> call) {
        if (complete) {
            return null;
        }
        var needs = call.needs();
        if (!dialled) {
            needs.add(Feature.CALL_BACK);
        }
        return refusal(call.method.name(), needs, !dialled);
    }

    /** @param back whether it is what the end that dialled serves */
    private @Nullable String refusal(String method, Set<Feature> needs, boolean back) {
        return refusal(method, needs, back, protocol, others);
    }

    private static @Nullable String refusal(
            String method, Set<Feature> needs, boolean back, Protocol protocol, List<Protocol> others) {
        for (var feature : needs) {
            if (!features(protocol, back).contains(feature)) {
                return method + " " + feature.text() + ", which " + protocol.name() + " cannot carry"
                        + (back && feature != Feature.CALL_BACK ? " from the end that dialled" : "")
                        + instead(others, feature, back);
            }
        }
        return null;
    }

    private static Set<Feature> features(Protocol protocol, boolean back) {
        return back ? protocol.featuresBack() : protocol.features();
    }

    /** The protocols that carry something, as the rest of a sentence that says which does not. */
    private static String instead(List<Protocol> protocols, Feature feature, boolean back) {
        var able = names(protocols.stream().filter(each -> features(each, back).contains(feature)));
        return able.isEmpty() ? "" : "; these can: " + able;
    }

    private static String names(Stream<Protocol> protocols) {
        return protocols.map(Protocol::name).distinct().collect(Collectors.joining(", "));
    }
}
