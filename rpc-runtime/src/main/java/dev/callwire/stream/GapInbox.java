package dev.callwire.stream;

import static java.util.Objects.requireNonNull;

/** The inbox of a reader that wants to hear of gaps, in their place among the items. */
final class GapInbox<T> extends Inbox<T> implements GapSubscriber<T> {

    GapInbox(int ahead) {
        super(ahead);
    }

    @Override
    public void onGap(Gap gap) {
        add(new Missing(requireNonNull(gap, "gap")));
    }
}
