/** The door to wire protocols: neutral messages on one side, frames on the other; no threads, sockets or timers. */
@NullMarked
package dev.callwire.protocol;

import org.jspecify.annotations.NullMarked;
