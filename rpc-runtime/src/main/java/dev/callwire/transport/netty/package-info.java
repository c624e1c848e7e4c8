/** WebSocket connections over Netty; the only room that knows Netty. */
@NullMarked
package dev.callwire.transport.netty;

import org.jspecify.annotations.NullMarked;
