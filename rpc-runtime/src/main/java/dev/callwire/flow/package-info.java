/** Streams as state machines: demand, windows, buffers. No connection, no protocol, no JSON, and no threads but those given. */
@NullMarked
package dev.callwire.flow;

import org.jspecify.annotations.NullMarked;
