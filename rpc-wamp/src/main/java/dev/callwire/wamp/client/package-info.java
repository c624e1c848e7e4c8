/** A client's session at a router, as the engine has sessions: calls, registrations, events and streams as WAMP's messages. */
@NullMarked
package dev.callwire.wamp.client;

import org.jspecify.annotations.NullMarked;
