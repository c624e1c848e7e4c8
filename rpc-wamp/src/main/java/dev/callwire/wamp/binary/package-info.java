/** Messages in CBOR and MessagePack: turned to JSON when they come, and from JSON when they go. */
@NullMarked
package dev.callwire.wamp.binary;

import org.jspecify.annotations.NullMarked;
