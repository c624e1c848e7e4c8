/** A connection that carries whole text messages, whatever carries it and whatever they mean. */
@NullMarked
package dev.callwire.transport;

import org.jspecify.annotations.NullMarked;
