package dev.callwire.stream;

/** A listener of events that wants to hear of gaps, too. Of one that does not, they are in the log alone. */
public interface GapListener {

    /** Events of a topic are missing between the last one and the next. Called between events, not at the same time. */
    void onGap(String topic, Gap gap);
}
