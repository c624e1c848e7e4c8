/** Joins a router's sessions to a server's connections, and its realms to what the server serves and offers. */
@NullMarked
package dev.callwire.wamp.server;

import org.jspecify.annotations.NullMarked;
