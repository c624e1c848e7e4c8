package dev.callwire.wamp.router;

import static java.util.Objects.requireNonNull;

import dev.callwire.wamp.message.UriRule;
import java.util.List;

/**
 * How a realm behaves.
 *
 * @param uris which URIs it takes
 * @param progressWithoutCanceling whether a callee may send progressive results though it does not announce that its
 *     calls can be cancelled. The specification says no, and popular clients do
 * @param retainedTopics how many topics may have retained events
 * @param histories what is kept of past events
 */
public record RealmOptions(
        UriRule uris,
        Disclosure disclosure,
        boolean progressWithoutCanceling,
        int retainedTopics,
        List<HistoryRule> histories) {
    /** Loose URIs, disclosure on request, 10,000 topics with retained events, no history. */
    public static final RealmOptions DEFAULTS =
            new RealmOptions(UriRule.LOOSE, Disclosure.ON_REQUEST, false, 10_000, List.of());

    public RealmOptions {
        requireNonNull(uris, "uris");
        requireNonNull(disclosure, "disclosure");
        histories = List.copyOf(histories);
    }

    public RealmOptions withUris(UriRule uris) {
        return new RealmOptions(uris, disclosure, progressWithoutCanceling, retainedTopics, histories);
    }

    public RealmOptions withDisclosure(Disclosure disclosure) {
        return new RealmOptions(uris, disclosure, progressWithoutCanceling, retainedTopics, histories);
    }

    public RealmOptions withProgressWithoutCanceling(boolean progressWithoutCanceling) {
        return new RealmOptions(uris, disclosure, progressWithoutCanceling, retainedTopics, histories);
    }

    public RealmOptions withRetainedTopics(int retainedTopics) {
        return new RealmOptions(uris, disclosure, progressWithoutCanceling, retainedTopics, histories);
    }

    public RealmOptions withHistories(List<HistoryRule> histories) {
        return new RealmOptions(uris, disclosure, progressWithoutCanceling, retainedTopics, histories);
    }
}
