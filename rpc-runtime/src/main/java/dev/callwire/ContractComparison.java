package dev.callwire;

import dev.callwire.call.Limits;
import dev.callwire.engine.Contracts;
import dev.callwire.json.RawJson;
import dev.callwire.schema.Fingerprints;
import dev.callwire.schema.SchemaExcerpt;
import dev.callwire.schema.ServedBy;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.compat.Change;
import dev.callwire.schema.compat.Compatibility;
import dev.callwire.schema.compat.Difference;
import dev.callwire.schema.compat.Direction;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the contracts that this end calls with those of its peers, and says once in what they do not go together. */
final class ContractComparison implements Contracts {
    private static final Logger LOG = LoggerFactory.getLogger(ContractComparison.class);

    /**
     * What breaks nothing between two ends that are there already: what neither of them can see of the other, what nobody holds
     * values to, and what is passed over.
     */
    private static final Set<Change> HARMLESS = EnumSet.of(
            Change.URI_CHANGED,
            Change.ERROR_URI_CHANGED,
            Change.IDEMPOTENT_DROPPED,
            Change.REFERENCE_CHANGED,
            Change.DESCRIPTION_CHANGED,
            Change.DEFAULT_CHANGED,
            Change.CONSTRAINTS_LOOSENED,
            Change.CONSTRAINTS_TIGHTENED,
            Change.PROPERTY_REMOVED,
            Change.OTHERS_REMOVED);

    private static final int SHOWN_DIFFERENCES = 3;
    private static final int SHOWN_CHARACTERS = 400;
    private static final int REMEMBERED = 256;

    /** Leaves room for what is around an answer. */
    private static final int ENVELOPE = 1024;

    private final int longestAnswer;
    private final Map<Class<?>, Optional<ServiceSchema>> schemas = new ConcurrentHashMap<>();

    /** What was said already. */
    private final Set<String> told = new LinkedHashSet<>();

    ContractComparison(Limits limits) {
        longestAnswer = Math.min(ContractAnswers.LONGEST, Math.max(0, limits.inboundMessageBytes() - ENVELOPE));
    }

    @Override
    public int longestAnswer() {
        return longestAnswer;
    }

    @Override
    public Map<String, String> fingerprints(Class<?> contract) {
        Map<String, String> byName = new LinkedHashMap<>();
        schema(contract)
                .ifPresent(schema -> Fingerprints.byName(schema)
                        .forEach((name, fingerprint) -> byName.put(name, Fingerprints.text(fingerprint))));
        return byName;
    }

    private Optional<ServiceSchema> schema(Class<?> contract) {
        return schemas.computeIfAbsent(contract, each -> Optional.ofNullable(OwnSchemas.of(each)));
    }

    @Override
    public Map<String, String> differences(Class<?> contract, RawJson answer) {
        if (answer.json().length() > longestAnswer) {
            throw new IllegalArgumentException(
                    "The answer has more than the " + longestAnswer + " bytes that were asked for");
        }
        var own = schema(contract).orElseThrow();
        var peers = SchemaExcerpt.read(answer.json(), own);
        Map<String, String> differences = new TreeMap<>();
        for (var name : Fingerprints.byName(peers).keySet()) {
            var words = words(own, peers, name);
            if (!words.isEmpty()) {
                differences.put(name, words);
            }
        }
        tell(contract, differences);
        return differences;
    }

    private static String words(ServiceSchema own, ServiceSchema peers, String name) {
        var harmful = Compatibility.compareMethod(own, peers, name, ServedBy.SERVERS).stream()
                .filter(difference -> difference.isBreaking() && !isHarmless(difference))
                .toList();
        var words = harmful.stream()
                .limit(SHOWN_DIFFERENCES)
                .map(ContractComparison::words)
                .collect(Collectors.joining(" "));
        int more = harmful.size() - SHOWN_DIFFERENCES;
        return more > 0 ? words + " And " + more + " more." : words;
    }

    private static boolean isHarmless(Difference difference) {
        return HARMLESS.contains(difference.change())
                || (difference.change() == Change.REQUIRED_PROPERTY_REMOVED && isSent(difference));
    }

    /** Whether values go from here to the peer. */
    private static boolean isSent(Difference difference) {
        return difference.direction() == Direction.FROM_CLIENTS;
    }

    private static String words(Difference difference) {
        var words = difference.place().text() + ": " + difference.change().what() + ".";
        if (!difference.before().isEmpty() || !difference.after().isEmpty()) {
            words += " Here: " + orNothing(difference.before()) + ". At the peer: " + orNothing(difference.after())
                    + ".";
        }
        return printable(words);
    }

    private static String orNothing(String text) {
        return text.isEmpty() ? "nothing" : text;
    }

    /** A text with what a peer has said in it, fit for logs and terminals. */
    private static String printable(String text) {
        var printable = text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "\uFFFD");
        return printable.length() <= SHOWN_CHARACTERS ? printable : printable.substring(0, SHOWN_CHARACTERS) + "…";
    }

    private void tell(Class<?> contract, Map<String, String> differences) {
        if (differences.isEmpty()) {
            LOG.debug("A peer has another contract of {}, which goes together with the one here", contract.getName());
        } else if (isNew(contract.getName() + differences)) {
            LOG.warn(
                    "A peer has another contract of {}. Calls of these methods are not sent to it: {}",
                    contract.getName(),
                    differences);
        }
    }

    private synchronized boolean isNew(String words) {
        if (!told.add(words)) {
            return false;
        }
        if (told.size() > REMEMBERED) {
            told.remove(told.iterator().next());
        }
        return true;
    }
}
