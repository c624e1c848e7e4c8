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

    /** Whether it carries all there is, so that nothing has to be looked at. */
    private final boolean complete;

    /** @param others the protocols that may be spoken instead */
    Carriage(Protocol protocol, List<Protocol> others) {
        this.protocol = protocol;
        this.others = others;
        complete = protocol.features().size() == Feature.values().length;
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
                        + instead(known, lacking));
    }

    /** @throws IllegalStateException if the end that was dialled cannot call the method */
    static void requireCalledBack(ServedMethod method, Protocol protocol, List<Protocol> known) {
        if (!method.descriptor().isNotification() && !protocol.features().contains(Feature.CALL_BACK)) {
            throw new IllegalStateException(method.name() + " of "
                    + method.service().getSimpleName() + " " + Feature.CALL_BACK.text() + ", which " + protocol.name()
                    + " cannot carry" + instead(known, Feature.CALL_BACK));
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
        if (method.passesReferences()) {
            needs.add(Feature.REFERENCE);
        }
        return needs;
    }

    /** Why a method that the peer calls cannot be carried, and what can; {@code null} if it is. */
    @Nullable
    String refusal(ServedMethod method) {
        return complete ? null : refusal(method.name(), needs(method.descriptor()));
    }

    /** Why a call of this end's cannot be carried, and what can; {@code null} if it is. */
    @Nullable
    String refusal(PendingCall<?> call, boolean callsBack) {
        if (complete) {
            return null;
        }
        var needs = call.needs();
        if (callsBack) {
            needs.add(Feature.CALL_BACK);
        }
        return refusal(call.method.name(), needs);
    }

    private @Nullable String refusal(String method, Set<Feature> needs) {
        for (var feature : needs) {
            if (!protocol.features().contains(feature)) {
                return method + " " + feature.text() + ", which " + protocol.name() + " cannot carry"
                        + instead(others, feature);
            }
        }
        return null;
    }

    /** The protocols that carry something, as the rest of a sentence that says which does not. */
    private static String instead(List<Protocol> protocols, Feature feature) {
        var able = names(protocols.stream().filter(each -> each.features().contains(feature)));
        return able.isEmpty() ? "" : "; these can: " + able;
    }

    private static String names(Stream<Protocol> protocols) {
        return protocols.map(Protocol::name).distinct().collect(Collectors.joining(", "));
    }
}
