/** WebSocketR2: {@code {id, data}}. */
@NullMarked
package dev.callwire.protocol.r2;

import org.jspecify.annotations.NullMarked;
