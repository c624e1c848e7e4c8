/** WAMP's messages as records, read from JSON frames and written to them. Payloads stay the bytes they came as. */
@NullMarked
package dev.callwire.wamp.message;

import org.jspecify.annotations.NullMarked;
