package dev.callwire.protocol;

import dev.callwire.json.JsonSlice;

/**
 * What a protocol tells the items of one stream by. Immutable; equal to another one of the same protocol when their frames
 * are the same.
 */
public interface StreamName {

    /** What the peer names the stream by when it asks for items or wants no more; no view of a frame. */
    JsonSlice token();
}
