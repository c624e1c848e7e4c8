/** A WAMP router as a state machine: frames of sessions in, frames to sessions out. No threads, sockets or clocks. */
@NullMarked
package dev.callwire.wamp.router;

import org.jspecify.annotations.NullMarked;
