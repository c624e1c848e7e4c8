package dev.callwire.wamp.router;

import static java.util.Objects.requireNonNull;

import dev.callwire.wamp.message.UriRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a realm behaves.
 *
 * @param uris which URIs it takes
 * @param progressWithoutCanceling whether a callee may send progressive results though it does not announce that its
 *     calls can be cancelled. The specification says no, and popular clients do
 * @param retainedTopics how many topics may have retained events
 * @param retainedBytes how many bytes of payload all of these may have together; an event beyond them is not retained
 * @param histories what is kept of past events
 * @param trustLevels how far callers and publishers are trusted, by their roles; callees and subscribers are told
 */
public record RealmOptions(
        UriRule uris,
        Disclosure disclosure,
        boolean progressWithoutCanceling,
        int retainedTopics,
        long retainedBytes,
        List<HistoryRule> histories,
        Map<String, Integer> trustLevels) {
    /** Loose URIs, disclosure on request, 10,000 topics with retained events of 64 MiB, no history, no trust levels. */
    public static final RealmOptions DEFAULTS =
            new RealmOptions(UriRule.LOOSE, Disclosure.ON_REQUEST, false, 10_000, 64L << 20, List.of(), Map.of());

    public RealmOptions {
        requireNonNull(uris, "uris");
        requireNonNull(disclosure, "disclosure");
        histories = List.copyOf(histories);
        trustLevels = Map.copyOf(trustLevels);
        if (trustLevels.values().stream().anyMatch(level -> level < 0)) {
            throw new IllegalArgumentException("A trust level is at least 0");
        }
    }

    public RealmOptions withUris(UriRule uris) {
        return new RealmOptions(
                uris, disclosure, progressWithoutCanceling, retainedTopics, retainedBytes, histories, trustLevels);
    }

    public RealmOptions withDisclosure(Disclosure disclosure) {
        return new RealmOptions(
                uris, disclosure, progressWithoutCanceling, retainedTopics, retainedBytes, histories, trustLevels);
    }

    public RealmOptions withProgressWithoutCanceling(boolean progressWithoutCanceling) {
        return new RealmOptions(
                uris, disclosure, progressWithoutCanceling, retainedTopics, retainedBytes, histories, trustLevels);
    }

    public RealmOptions withRetainedTopics(int retainedTopics) {
        return new RealmOptions(
                uris, disclosure, progressWithoutCanceling, retainedTopics, retainedBytes, histories, trustLevels);
    }

    public RealmOptions withRetainedBytes(long retainedBytes) {
        return new RealmOptions(
                uris, disclosure, progressWithoutCanceling, retainedTopics, retainedBytes, histories, trustLevels);
    }

    public RealmOptions withHistories(List<HistoryRule> histories) {
        return new RealmOptions(
                uris, disclosure, progressWithoutCanceling, retainedTopics, retainedBytes, histories, trustLevels);
    }

    public RealmOptions withTrustLevels(Map<String, Integer> trustLevels) {
        return new RealmOptions(
                uris, disclosure, progressWithoutCanceling, retainedTopics, retainedBytes, histories, trustLevels);
    }

    /** How far a role is trusted; {@code null} if nobody has said so. */
    @Nullable
    Integer trustLevel(Identity identity) {
        return trustLevels.get(identity.authrole());
    }
}
