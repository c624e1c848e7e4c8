package dev.callwire.engine;

import dev.callwire.call.CallOptions;
import dev.callwire.json.RawJson;
import dev.callwire.stub.Arguments;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of the contract of the peer at one connection. Where the peer offers the very contract that this end was compiled
 * with, its handshake says so, and no more is done; else the peer is asked. Thread-safe.
 */
final class PeerContract {
    private static final Logger LOG = LoggerFactory.getLogger(PeerContract.class);

    /** Calls wait no longer for a peer's answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ContractHeader peer;
    private final Contracts contracts;
    private final OutgoingCalls outgoing;
    private final Consumer<PendingCall<?>> untaken;
    private final Map<Class<?>, ContractCheck> differing = new ConcurrentHashMap<>(2);

    /** @param untaken hears of calls that have waited here, and that the peer does not take any more */
    PeerContract(ContractHeader peer, Contracts contracts, OutgoingCalls outgoing, Consumer<PendingCall<?>> untaken) {
        this.peer = peer;
        this.contracts = contracts;
        this.outgoing = outgoing;
        this.untaken = untaken;
    }

    /** Sees to it that a contract is compared, unless it is the peer's own; whether it is another one. */
    boolean differs(Class<?> contract, long fingerprint) {
        if (fingerprint == 0 || peer.lists(fingerprint)) {
            return false;
        }
        if (!differing.containsKey(contract)) {
            var check = new ContractCheck(outgoing, untaken);
            if (differing.putIfAbsent(contract, check) == null) {
                contracts.execute(() -> ask(contract, check));
            }
        }
        return true;
    }

    /** The comparison of the contract that a call belongs to; {@code null} where there is nothing to compare. */
    @Nullable
    ContractCheck of(@Nullable Class<?> contract) {
        return contract == null ? null : differing.get(contract);
    }

    /** The connection has ended; gives back the calls that wait for the peer's answers. */
    void close() {
        differing.values().forEach(ContractCheck::close);
    }

    private void ask(Class<?> contract, ContractCheck check) {
        Map<String, String> own;
        try {
            own = contracts.fingerprints(contract);
        } catch (RuntimeException | Error e) { // whatever it is, calls wait
            LOG.warn("The contract of {} cannot be read here, so it is called without being compared", contract, e);
            own = Map.of();
        }
        if (own.isEmpty()) {
            check.answered(Map.of());
            return;
        }
        var question = new ContractQuestion(
                question(own),
                new PeerCaller(outgoing, PeerContract.class, CallOptions.DEFAULTS),
                outgoing.settings().time().nanos() + Time.nanosOf(PATIENCE),
                (answer, failure) -> contracts.execute(() -> answered(contract, check, answer, failure)));
        try {
            outgoing.send(question);
        } catch (RuntimeException e) {
            question.end(new Outcome.Unsent(e));
        }
    }

    private Arguments question(Map<String, String> own) {
        return out -> out.put(Contracts.FINGERPRINTS, own).put(contracts.longestAnswer());
    }

    private void answered(
            Class<?> contract, ContractCheck check, @Nullable RawJson answer, @Nullable Throwable failure) {
        Map<String, String> differences = Map.of();
        try {
            if (answer != null) {
                differences = contracts.differences(contract, answer);
            } else {
                LOG.debug(
                        "{} has not said what it has of {}, which is called all the same",
                        outgoing.peer(),
                        contract.getName(),
                        failure);
            }
        } catch (RuntimeException | StackOverflowError e) { // whatever a peer makes up
            LOG.debug("{} has not said what was asked of {}", outgoing.peer(), contract.getName(), e);
        } finally {
            check.answered(differences);
        }
    }
}
